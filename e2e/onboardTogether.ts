import assert from 'node:assert/strict';
import type { Environment } from './environmentRoles.ts';
import type { PlatformParts } from './loadPlatformParts.ts';
import { REGION } from './onboardedFiles.ts';
import type { PlatformBench } from './platformBench.ts';
import { silentLogger } from './silentLogger.ts';

/**
 * Onboards projects at the same time, as the portal's action does, and merges
 * their pull requests as the platform team.
 *
 * @param platform - the platform's repository
 */
export async function onboardTogether(
  parts: PlatformParts,
  bench: PlatformBench,
  platform: string,
  environments: readonly Environment[],
): Promise<void> {
  const projects = [...new Set(environments.map(({ project }) => project))];
  const repository = bench.repository(platform);
  const place = {
    repository,
    branch: 'main',
    path: 'lakeport.yaml',
    where: platform,
  };
  const onboard = async (project: string) => {
    const onboarding = new parts.Onboarding({
      place,
      request: {
        project,
        repository: `acme/${project}-lakehouse`,
        owner: `group:default/${project}-data`,
        environments: environments
          .filter(one => one.project === project)
          .map(({ environment, awsAccountId }) => ({
            name: environment,
            awsAccountId,
            region: REGION,
          })),
      },
      subject: () =>
        bench.repository(`${project}-lakehouse`).settings.subject(),
      again: false,
      logger: silentLogger,
      settleMs: 200,
    });
    return parts.followOnboarding({
      place,
      onboarding,
      state: await onboarding.propose(),
      logger: silentLogger,
      pollMs: 200,
      deadline: Date.now() + 60_000,
    });
  };
  let isOver = false;
  const onboarded = Promise.all(projects.map(onboard)).finally(() => {
    isOver = true;
  });
  // The platform team merges what can be merged.
  const merge = async () => {
    const { rest } = bench.octokit;
    const at = { owner: 'acme', repo: platform };
    for (let merged = 0; merged < projects.length && !isOver; ) {
      const { data } = await rest.pulls.list({ ...at, state: 'open' });
      for (const { number } of data.length + merged < projects.length
        ? []
        : data) {
        merged += await rest.pulls
          .merge({ ...at, pull_number: number, merge_method: 'squash' })
          .then(
            () => 1,
            ({ status }) => {
              // In conflict with what was merged before it; it will be rewritten.
              assert.ok([405, 409].includes(status), `merging: ${status}`);
              return 0;
            },
          );
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  };
  await Promise.all([onboarded, merge()]);
}
