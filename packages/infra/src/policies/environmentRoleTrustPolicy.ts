import { GITHUB_AUDIENCE, githubOidcProvider } from './githubOidcProvider';
import { PolicyDocument } from './PolicyDocument';

/**
 * Who may assume the role of an environment and operation: runs of exactly
 * these workflows of the platform's repository, called by the project's
 * repository, in the environment of GitHub that the operation is reviewed in.
 *
 * All of that is in the subject, which GitHub writes: a workflow that the data
 * team edits, another repository, another environment and a pull request from
 * elsewhere have another one.
 *
 * @param options - `subjects` are whole subjects, as `githubSubject` of
 *   `@lakeport/project` gives them; they are compared as they are
 * @throws RangeError when no subject is given
 * @public
 */
export function environmentRoleTrustPolicy(options: {
  adminAccountId: string;
  /** Of GitHub, such as `github.com`. */
  host: string;
  subjects: readonly string[];
}): PolicyDocument {
  const { subjects } = options;
  if (subjects.length === 0) {
    throw new RangeError(
      'A role of an environment trusts the subjects of workflows, and none is given',
    );
  }
  const provider = githubOidcProvider(options);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'GithubWorkflows',
        Effect: 'Allow',
        Principal: { Federated: provider.arn },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [provider.claim('aud')]: GITHUB_AUDIENCE,
            [provider.claim('sub')]: subjects,
          },
        },
      },
    ],
  };
}
