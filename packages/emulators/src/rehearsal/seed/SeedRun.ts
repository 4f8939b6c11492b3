import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedTargets } from '@lakeport/project';
import type { GithubStore } from '../../github/state/GithubStore';
import type { Repository } from '../../github/state/githubState';
import type { LakeportProcess } from './LakeportProcess';
import { makeRepository } from './makeRepository';
import { platformOutputs, type PlatformOutputs } from './PlatformOutputs';
import { repositoryFiles } from './repositoryFiles';
import type { SeedMarks } from './SeedMarks';
import type { SeedRepository } from './SeedRepository';
import {
  tellPlatformRepository,
  tellProjectRepository,
} from './tellRepository';

/** Makes the repositories of a demo and applies what they declare. */
export class SeedRun {
  constructor(
    private readonly options: {
      repositories: SeedRepository[];
      store: GithubStore;
      lakeport: LakeportProcess;
      marks: SeedMarks;
      /** Files that every repository has, unless it brings its own. */
      common: Map<string, Buffer>;
      workDir: string;
      github: string;
      log: (line: string) => void;
    },
  ) {}

  /** Makes a repository that is not there yet; one that is stays as it is. */
  async publish(seed: SeedRepository): Promise<void> {
    const { store, lakeport, common, github } = this.options;
    if (store.repository(seed.owner, seed.name)) {
      return;
    }
    const files = new Map([...common, ...seed.files]);
    const all = await repositoryFiles({ ...seed, files }, lakeport, github);
    await makeRepository(store, seed, all);
  }

  /** Applies what was not applied yet, as it is on the repository's main branch. */
  async apply(seed: SeedRepository): Promise<void> {
    const { store, marks } = this.options;
    const repository = store.repository(seed.owner, seed.name);
    if (!repository) {
      return;
    }
    const { declared } = seed;
    if (declared.kind === 'Platform') {
      const { platform } = declared;
      await this.once(platform.metadata.name, repository, [], lines => {
        const outputs = outputsIn(lines);
        tellPlatformRepository(store, repository, platform, outputs);
        this.tellProjects(platform.metadata.name, outputs);
      });
      return;
    }
    const { metadata, spec } = declared.project;
    if (spec.platform && !marks.has(spec.platform)) {
      throw new Error(`its platform ${spec.platform} is not applied`);
    }
    for (const environment of [
      ...Object.keys(spec.environments),
      ...sharedTargets(declared.project),
    ]) {
      await this.once(
        `${metadata.name}/${environment}`,
        repository,
        ['--environment', environment],
        () => {},
      );
    }
  }

  private tellProjects(platform: string, outputs: PlatformOutputs): void {
    const { store, repositories } = this.options;
    for (const { owner, name, declared } of repositories) {
      const repository = store.repository(owner, name);
      if (
        repository &&
        declared.kind === 'Project' &&
        declared.project.spec.platform === platform
      ) {
        tellProjectRepository(store, repository, declared.project, outputs);
      }
    }
  }

  private async once(
    name: string,
    repository: Repository,
    args: string[],
    then: (lines: string[]) => void,
  ): Promise<void> {
    const { store, lakeport, log, marks } = this.options;
    if (lakeport.stopped || marks.has(name)) {
      return;
    }
    log(`demo: applying ${name} to the rehearsal account`);
    const git = store.git(repository);
    const main = await git.resolve('heads/main');
    const file = main && (await git.file(main, 'lakeport.yaml'));
    if (!file) {
      throw new Error('there is no lakeport.yaml on its main branch');
    }
    const folder = join(
      this.options.workDir,
      repository.owner,
      repository.name,
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'lakeport.yaml'), file);
    then(
      await lakeport.run(
        folder,
        'apply',
        'lakeport.yaml',
        ...args,
        '--auto-approve',
        '--json',
      ),
    );
    marks.set(name);
    log(`demo: ${name} is applied`);
  }
}

function outputsIn(lines: string[]): PlatformOutputs {
  const line = lines.find(text => text.startsWith('{"step":"outputs"'));
  if (!line) {
    throw new Error('it was applied and put out nothing');
  }
  return platformOutputs.parse(JSON.parse(line));
}
