"""What people decided, laid over what the machine read.

Pure functions: readings and judgements in, judged readings and the state of each judgement out. The machine's reading
is never changed; a judgement whose words are no longer found changes nothing and is told as orphaned.
"""

from recoupe.judge.applying import holding, judged, judged_all
from recoupe.judge.doubt import less_doubtful
from recoupe.judge.landing import shelf
from recoupe.judge.making import Said, made, revocation
from recoupe.judge.states import states

__all__ = ["Said", "holding", "judged", "judged_all", "less_doubtful", "made", "revocation", "shelf", "states"]
