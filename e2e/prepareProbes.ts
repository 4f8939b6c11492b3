import type { PlatformParts } from './loadPlatformParts.ts';
import type { PlatformBench, Said } from './platformBench.ts';
import { becameOf, probeWorkflows } from './probeWorkflows.ts';
import { runWorkflow } from './runWorkflow.ts';
import { silentLogger } from './silentLogger.ts';

/**
 * Puts workflows that try who they can become into the repositories of a
 * platform, of the projects payments and sales, and of a stranger.
 *
 * @param platform - the platform's repository
 * @param outputs - of the applied platform
 * @returns `became`: runs one and tells what it became; `settle`: the settings
 *   of a project's repository that end its onboarding
 */
export async function prepareProbes(
  parts: PlatformParts,
  bench: PlatformBench,
  platform: string,
  outputs: Said,
) {
  const workflows = `acme/${platform}/.github/workflows`;
  const { environments = {}, deployClientId = '' } = outputs;
  const targets = {
    host: bench.databricks,
    roles: Object.fromEntries(
      Object.entries(environments).flatMap(
        ([name, { planRoleArn, applyRoleArn }]) => [
          [`${name.replace('/', '-')}-plan`, planRoleArn],
          [`${name.replace('/', '-')}-apply`, applyRoleArn],
        ],
      ),
    ),
    clients: {
      'acme-deploy': deployClientId,
      ...Object.fromEntries(
        Object.entries(environments).map(([name, { clientId }]) => [
          name.replace('/', '-'),
          clientId,
        ]),
      ),
    },
  };
  const write = async (
    repo: string,
    files: Record<string, string>,
    branch = 'main',
  ) => {
    const repository = bench.repository(repo);
    const commit = await repository.writeCommit({
      parent: (await repository.head('main')) ?? '',
      message: 'workflows',
      changes: Object.entries(files).map(([name, text]) => ({
        path: `.github/workflows/${name}.yml`,
        content: Buffer.from(text),
      })),
    });
    await (branch === 'main'
      ? repository.moveBranch(branch, commit)
      : repository.createBranch(branch, commit));
  };
  const reusable = probeWorkflows.reusable(targets);
  // What counts is which file a job stands in: these have the platform's names.
  await write(platform, {
    deploy: reusable,
    check: reusable,
    drift: reusable,
    mine: reusable,
  });
  await write(platform, { deploy: reusable }, 'mine');
  const callers = {
    deploy: probeWorkflows.calling(`${workflows}/deploy.yml@main`),
    check: probeWorkflows.calling(`${workflows}/check.yml@main`),
    drift: probeWorkflows.calling(`${workflows}/drift.yml@main`),
    unknown: probeWorkflows.calling(`${workflows}/mine.yml@main`),
    branch: probeWorkflows.calling(`${workflows}/deploy.yml@mine`),
    own: probeWorkflows.own(targets),
  };
  await bench.addRepository('stranger-lakehouse', { 'README.md': 'x' });
  for (const name of ['payments', 'sales', 'stranger']) {
    await write(`${name}-lakehouse`, callers);
  }
  const facts = {
    aws: {
      adminAccountId: '',
      adminRole: '',
      childRole: '',
      state: { bucket: '', region: 'us-east-1' },
    },
  };
  const settle = (project: string) =>
    parts.applySettings({
      settings: bench.repository(`${project}-lakehouse`).settings,
      facts,
      deployClientId,
      environments: Object.fromEntries(
        Object.entries(environments).flatMap(([name, as]) =>
          name.startsWith(`${project}/`)
            ? [[name.slice(project.length + 1), as]]
            : [],
        ),
      ),
      logger: silentLogger,
    });
  const became = async (
    repo: string,
    workflow: string,
    environment: string,
  ) => {
    const { log } = await runWorkflow(
      bench.github,
      `acme/${repo}-lakehouse`,
      `${workflow}.yml`,
      { environment },
    );
    return becameOf(log);
  };
  return { became, settle };
}
