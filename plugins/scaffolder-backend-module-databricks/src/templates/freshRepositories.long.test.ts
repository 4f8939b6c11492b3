import { createMockDirectory } from '@backstage/backend-test-utils';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { parse } from 'yaml';
import { platformEntity } from '../__testUtils__/catalogOf';
import { startDryRuns } from '../__testUtils__/dryRunTemplate';
import { GitHubBench } from '../__testUtils__/GitHubBench';
import { platformFileText } from '../__testUtils__/platformFileText';
import { bundledLakeport } from '../__testUtils__/testRunner';

jest.setTimeout(180_000);

const ENVIRONMENT = {
  name: 'dev',
  awsAccountId: '100000000002',
  region: 'us-west-2',
  availabilityZones: ['us-west-2a', 'us-west-2b'],
  securityProfile: 'development',
};
const PROJECT = {
  name: 'orders',
  owner: 'group:default/payments-data',
  repository: 'acme/orders',
};
const PLATFORM = {
  name: 'acme',
  owner: 'group:default/data-platform',
  organization: 'acme',
  repository: 'lakehouse-platform',
  databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
  adminAccountId: '100000000001',
  stateBucket: 'acme-terraform-tf-state',
  stateRegion: 'us-east-1',
  regions: [{ name: 'us-west-2', pools: ['10.0.0.0/12'] }],
};

interface Job {
  steps: Array<{ name: string; run?: string }>;
}

// `npm test` bundles lakeport first.
(existsSync(bundledLakeport) ? describe : describe.skip)(
  'the first pull request to a new repository',
  () => {
    const directory = createMockDirectory();
    let github: GitHubBench;
    let files: Record<string, string>;
    beforeAll(async () => {
      github = await GitHubBench.start();
      await github.repository('platform', {
        'lakeport.yaml': platformFileText({ projects: '  projects: {}\n' }),
      });
      const runs = await startDryRuns({ template: 'databricks-platform' });
      ({ files } = await runs.dryRun(PLATFORM));
      await runs.stop();
    });
    afterAll(() => github?.stop());

    /** The files that the template for projects makes. */
    async function projectFiles(values: Record<string, unknown>) {
      const runs = await startDryRuns({
        github,
        entities: [platformEntity(github.host)],
      });
      const run = await runs.dryRun({ ...PROJECT, ...values });
      await runs.stop();
      expect(run.status).toBe(200);
      return run.files;
    }

    /**
     * Runs the scripts of the job `check` as GitHub does, on these files. What
     * it installs is there already.
     */
    function check(repository: Record<string, string>, workflow: string) {
      const shim = {
        npx: `#!/bin/sh\nshift\nexec node '${bundledLakeport}' "$@"\n`,
        lakeport: `#!/bin/sh\nexec node '${bundledLakeport}' "$@"\n`,
      };
      directory.setContent({
        repository,
        bin: { npx: shim.npx },
        temp: {
          lakeport: {
            'lakeport.yaml': repository['lakeport.yaml'],
            node_modules: { '.bin': { lakeport: shim.lakeport } },
          },
        },
        output: '',
      });
      for (const path of [
        'bin/npx',
        'temp/lakeport/node_modules/.bin/lakeport',
      ]) {
        chmodSync(directory.resolve(path), 0o755);
      }
      const job: Job = parse(workflow).jobs.check;
      const scripts = job.steps.flatMap(({ name, run }) =>
        run === undefined || name === 'Install lakeport' ? [] : [{ name, run }],
      );
      return scripts.map(({ name, run }) => {
        const { status, stdout, stderr } = spawnSync(
          'bash',
          ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
          {
            cwd: directory.resolve('repository'),
            encoding: 'utf8',
            env: {
              PATH: `${directory.resolve('bin')}:${process.env.PATH}`,
              RUNNER_TEMP: directory.resolve('temp'),
              GITHUB_WORKSPACE: directory.resolve('repository'),
              GITHUB_OUTPUT: directory.resolve('output'),
            },
          },
        );
        return { name, status, stdout, stderr, run };
      });
    }

    /** What the check says of a repository, and of one that does not fit its lakeport. */
    function saidOf(
      repository: Record<string, string>,
      workflow: string,
      page: string,
    ) {
      const own = '.github/workflows/deploy.yml';
      const fresh = check(repository, workflow);
      const edited = check(
        { ...repository, [own]: `${repository[own]}\n# mine\n` },
        workflow,
      );
      const outdated = check({ ...repository, [page]: '# Old\n' }, workflow);
      const warns = (steps: typeof fresh) =>
        steps.some(({ stdout }) => stdout.includes('::warning::'));
      return {
        checks: ['migrate', 'workflows', 'docs'].filter(command =>
          fresh.some(({ run }) =>
            new RegExp(`lakeport ${command} .*--check`).test(run),
          ),
        ),
        fresh: {
          failed: fresh.filter(({ status }) => status !== 0),
          warns: warns(fresh),
        },
        editedWorkflowFails: edited.some(
          ({ status, stderr }) => status === 1 && stderr.includes(own),
        ),
        outdatedPageWarns: warns(outdated),
      };
    }
    const FITS = {
      checks: ['migrate', 'workflows', 'docs'],
      fresh: { failed: [], warns: false },
      editedWorkflowFails: true,
      outdatedPageWarns: true,
    };

    it('passes in a repository of a standalone project', async () => {
      const repository = await projectFiles({
        setup: 'standalone',
        databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        adminAccountId: '100000000001',
        adminRole: 'TerraformAdminRole',
        childRole: 'TerraformChildRole',
        stateBucket: 'acme-terraform-tf-state',
        stateRegion: 'us-east-1',
        environments: [{ ...ENVIRONMENT, cidr: '10.0.0.0/22' }],
      });
      expect(
        saidOf(
          repository,
          repository['.github/workflows/check.yml'],
          'docs/environments.md',
        ),
      ).toEqual(FITS);
    });

    it("passes in a repository of a platform's project", async () => {
      const repository = await projectFiles({
        platform: 'system:default/acme',
        environments: [ENVIRONMENT],
      });
      // The platform's workflow does the work.
      expect(repository['.github/workflows/check.yml']).toContain(
        '/.github/workflows/check.yml@main',
      );
      expect(
        saidOf(
          repository,
          files['.github/workflows/check.yml'],
          'docs/environments.md',
        ),
      ).toEqual(FITS);
    });

    it('passes in the repository of a platform', () => {
      expect(
        saidOf(
          files,
          files['.github/workflows/platform.yml'],
          'docs/platform.md',
        ),
      ).toEqual(FITS);
    });
  },
);
