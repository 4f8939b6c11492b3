/** Writes the page of plans as the one comment of ours on a pull request. */
export const commentScript = `const { readFileSync } = require('node:fs');
const marker = '<!-- lakeport plan -->';
const body = readFileSync('plan.md', 'utf8').slice(0, 65536);
const issue = { ...context.repo, issue_number: context.payload.pull_request.number };
const comments = await github.paginate(
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  { ...issue, per_page: 100 },
);
const own = comments.find(comment =>
  comment.user?.login === 'github-actions[bot]' && comment.body?.startsWith(marker));
if (own) {
  await github.request(
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    { ...context.repo, comment_id: own.id, body },
  );
} else {
  await github.request(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { ...issue, body },
  );
}
`;
