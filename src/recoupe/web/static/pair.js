// Two texts that scroll together: each as far through its own text as the other through its.
const [left, right] = document.querySelectorAll(".scrolled");

function follow(leader, follower) {
  leader.addEventListener("scroll", () => {
    if (follow.leading && follow.leading !== leader) return;
    follow.leading = leader;
    const share = leader.scrollTop / Math.max(1, leader.scrollHeight - leader.clientHeight);
    follower.scrollTop = share * (follower.scrollHeight - follower.clientHeight);
    clearTimeout(follow.rest);
    follow.rest = setTimeout(() => (follow.leading = null), 120);
  });
}

if (left && right) {
  follow(left, right);
  follow(right, left);
}
