"""Treebanks of different conventions come out as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recoupe.train.treebanks import Tree, trees

if TYPE_CHECKING:
    from pathlib import Path

CONTRACTED = """# sent_id = doc.1_7
# text = Il part du camp.
1\tIl\til\tPRON\t_\tNumber=Sing|Person=3|PronType=Prs|Emph=No\t2\tnsubj\t_\t_
2\tpart\tpartir\tVERB\t_\tMood=Ind|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tDefinite=Def\t5\tdet\t_\t_
5\tcamp\tcamp\tNOUN\t_\tGender=Masc\t2\tobl:arg\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


def read(tmp_path: Path, *rows: str) -> Tree:
    text = rows[0] if len(rows) == 1 else "\n".join("\t".join(r.split(" ")) for r in rows) + "\n"
    (tmp_path / "own-ud-train.conllu").write_text(text, encoding="utf-8")
    return next(trees(tmp_path / "own-ud-train.conllu"))


def test_a_contracted_word_is_one_preposition(tmp_path: Path) -> None:
    tree = read(tmp_path, CONTRACTED)
    assert [(w.form, w.pos, w.dep, w.head) for w in tree.words] == [
        ("Il", "PRON", "nsubj", 1),
        ("part", "VERB", "root", 1),
        ("du", "ADP", "case", 3),
        ("camp", "NOUN", "obl", 1),
        (".", "PUNCT", "punct", 1),
    ]


def test_the_text_is_as_written(tmp_path: Path) -> None:
    assert read(tmp_path, CONTRACTED).text == "Il part du camp."


def test_the_document_is_known_by_the_sentences_name(tmp_path: Path) -> None:
    assert read(tmp_path, CONTRACTED).source == "own-ud-train/doc.1"


def test_a_pronouns_lemma_is_its_stressed_form(tmp_path: Path) -> None:
    assert read(tmp_path, CONTRACTED).words[0].lemma == "lui"


def test_features_that_treebanks_do_not_share_are_dropped(tmp_path: Path) -> None:
    assert read(tmp_path, CONTRACTED).words[0].feats == "Number=Sing|Person=3|PronType=Prs"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("obl:mod", "obl"),
        ("aux:tense", "aux"),
        ("nsubj:pass", "nsubj:pass"),
        ("flat:name", "flat"),
        ("expl:pv", "expl"),
    ],
)
def test_only_the_subtypes_that_rules_read_are_kept(tmp_path: Path, label: str, expected: str) -> None:
    tree = read(tmp_path, f"1 Gao Gao PROPN _ _ 2 {label} _ _", "2 brûle brûler VERB _ _ 0 root _ _")
    assert tree.words[0].dep == expected


def test_what_is_said_governs_the_verb_of_saying(tmp_path: Path) -> None:
    tree = read(
        tmp_path,
        "1 Gao Gao PROPN _ _ 2 nsubj _ _",
        "2 brûle brûler VERB _ _ 4 parataxis _ SpaceAfter=No",
        "3 , , PUNCT _ _ 4 punct _ _",
        "4 affirme affirmer VERB _ _ 0 root _ _",
        "5 Ali Ali PROPN _ _ 4 nsubj _ SpaceAfter=No",
        "6 . . PUNCT _ _ 4 punct _ _",
    )
    assert [(w.dep, w.head) for w in tree.words] == [
        ("nsubj", 1), ("root", 1), ("punct", 3), ("parataxis", 1), ("nsubj", 3), ("punct", 1),
    ]  # fmt: skip


def test_an_unmarked_agent_is_marked(tmp_path: Path) -> None:
    tree = read(
        tmp_path,
        "1 Ali Ali PROPN _ _ 3 nsubj:pass _ _",
        "2 est être AUX _ _ 3 aux:pass _ _",
        "3 visé viser VERB _ Tense=Past|VerbForm=Part 0 root _ _",
        "4 par par ADP _ _ 5 case _ _",
        "5 Issa Issa PROPN _ _ 3 obl _ _",
    )
    assert tree.words[4].dep == "obl:agent"


def test_dont_is_a_relative_pronoun(tmp_path: Path) -> None:
    tree = read(
        tmp_path,
        "1 morts mort NOUN _ _ 0 root _ _",
        "2 dont dont ADP _ _ 3 case _ _",
        "3 enfants enfant NOUN _ _ 1 nmod _ _",
    )
    assert [(w.pos, w.dep) for w in tree.words[1:]] == [("PRON", "nmod"), ("NOUN", "acl:relcl")]


def test_comments_alone_are_no_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text("# nothing\n\n" + CONTRACTED, encoding="utf-8")
    assert len(list(trees(path))) == 1
