const EXPLANATIONS: ReadonlyArray<readonly [sign: RegExp, words: string]> = [
  [
    /Provider configuration not present/,
    'The state holds what was made for an environment that is no longer in the file, and only while it is there is it known how to sign in to its account and workspace. Put the environment back into the file, leave it out of connectivity.members and regions.secondaries only, apply this, and then take it out.',
  ],
  [
    /Unable to find remote state/,
    'A stack that this one reads was never applied, or has been destroyed. Apply it first; to take down what an environment has left here, this has to be applied before the environment is destroyed.',
  ],
];

/**
 * What a plan that cannot be made means and what to do about it, in words after
 * Terraform's own; empty when nothing is known about it.
 */
export function explainPlanFailure(message: string): string {
  return EXPLANATIONS.filter(([sign]) => sign.test(message))
    .map(([, words]) => words)
    .join('\n');
}
