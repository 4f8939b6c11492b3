import type { SeedRepository } from './SeedRepository';

/** The AWS accounts that repositories name: they are there before anything is applied to them. */
export function awsAccountsOf(repositories: SeedRepository[]): string[] {
  return [
    ...new Set(
      repositories.flatMap(({ declared }) =>
        declared.kind === 'Platform'
          ? [declared.platform.spec.aws.adminAccountId]
          : [
              declared.project.spec.aws.adminAccountId,
              ...Object.values(declared.project.spec.environments).map(
                environment => environment.awsAccountId,
              ),
            ],
      ),
    ),
  ].filter(id => id !== undefined);
}
