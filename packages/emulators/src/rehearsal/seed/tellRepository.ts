import { sharedTargets, type Platform, type Project } from '@lakeport/project';
import type { GithubStore } from '../../github/state/GithubStore';
import type { Repository } from '../../github/state/githubState';
import type { PlatformOutputs } from './PlatformOutputs';

/** What the roles and principals of a platform expect of a token's subject. */
const SUBJECT_CLAIMS = ['repo', 'context', 'job_workflow_ref'];

function setVariables(
  holder: Pick<Repository, 'variables'>,
  values: Record<string, string>,
) {
  const now = new Date().toISOString();
  for (const [name, value] of Object.entries(values)) {
    holder.variables[name] = { value, createdAt: now, updatedAt: now };
  }
}

/** Tells a platform's repository who its workflow runs as. */
export function tellPlatformRepository(
  store: GithubStore,
  repository: Repository,
  { spec: { aws } }: Platform,
  outputs: PlatformOutputs,
): void {
  setVariables(repository, {
    AWS_REGION: aws.state.region,
    AWS_ROLE_ARN: `arn:aws:iam::${aws.adminAccountId}:role/${aws.adminRole}`,
    DATABRICKS_ACCOUNT_CLIENT_ID: outputs.deployClientId,
  });
  repository.tokenSubject = { useDefault: false, claimKeys: SUBJECT_CLAIMS };
  store.save();
}

/** Tells a project's repository who its workflows run as, as onboarding does. */
export function tellProjectRepository(
  store: GithubStore,
  repository: Repository,
  project: Project,
  outputs: PlatformOutputs,
): void {
  const { metadata, spec } = project;
  setVariables(repository, {
    AWS_REGION: spec.aws.state.region,
    DATABRICKS_ACCOUNT_CLIENT_ID: outputs.deployClientId,
  });
  for (const name of sharedTargets(project)) {
    const as = outputs.shared[`${metadata.name}/${name}`];
    if (!as) {
      throw new Error(`the platform has no ${metadata.name}/${name}`);
    }
    const clients = Object.entries(as.clientIds).map(
      ([environment, id]) => `${environment}=${id}`,
    );
    for (const [target, role] of [
      [name, as.applyRoleArn],
      [`${name}-plan`, as.planRoleArn],
    ]) {
      setVariables(store.environment(repository, target), {
        AWS_ROLE_ARN: role,
        ...(clients.length > 0 && { DATABRICKS_CLIENT_IDS: clients.join(' ') }),
      });
    }
  }
  for (const name of Object.keys(spec.environments)) {
    const as = outputs.environments[`${metadata.name}/${name}`];
    if (!as) {
      throw new Error(
        `the platform has no environment ${metadata.name}/${name}`,
      );
    }
    for (const [target, role] of [
      [name, as.applyRoleArn],
      [`${name}-plan`, as.planRoleArn],
    ]) {
      setVariables(store.environment(repository, target), {
        AWS_ROLE_ARN: role,
        DATABRICKS_CLIENT_ID: as.clientId,
      });
    }
  }
  repository.tokenSubject = { useDefault: false, claimKeys: SUBJECT_CLAIMS };
  store.save();
}
