import type { WorkflowStep } from './WorkflowStep';

/** What is fetched of the repository by a job that goes to a commit. */
export const COMMIT_DEPTH = "${{ inputs.commit == '' && 1 || 0 }}";

/**
 * Goes to the commit that a deployment is to be made from. It has to be one in
 * the history of what was dispatched: whoever may not push to a protected
 * branch may not deploy anything that was never on it either.
 */
export const commitStep: WorkflowStep = {
  note: [
    'Only what the branch has or had: else its protection could be walked around.',
  ],
  name: 'Go to the commit',
  if: "inputs.commit != ''",
  run: `if [[ ! "$LAKEPORT_COMMIT" =~ ^[0-9a-f]{40}$ ]]; then
  echo "::error::The input commit has to be the 40 hexadecimal digits of a commit"
  exit 1
fi
if ! git merge-base --is-ancestor "$LAKEPORT_COMMIT" HEAD; then
  echo "::error::$LAKEPORT_COMMIT is not in the history of $GITHUB_REF_NAME: deploy a commit that is, or merge it first"
  exit 1
fi
# What the repository says of large files starts no program.
GIT_LFS_SKIP_SMUDGE=1 git checkout --quiet --detach "$LAKEPORT_COMMIT"
echo "At $LAKEPORT_COMMIT"
`,
};
