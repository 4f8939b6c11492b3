import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The folders that one job has to itself while it runs. */
export class JobFolders {
  readonly home: string;
  readonly temp: string;
  readonly tools: string;
  /** Where the repository is checked out. */
  readonly workspace: string;

  /** @param root - of this job only: it is removed with all that is in it. */
  constructor(private readonly root: string, repositoryName: string) {
    this.home = join(root, 'home');
    this.temp = join(root, 'temp');
    this.tools = join(root, 'tools');
    this.workspace = join(root, 'work', repositoryName, repositoryName);
  }

  create(): void {
    for (const folder of [this.workspace, this.temp, this.home]) {
      mkdirSync(folder, { recursive: true });
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 3 });
  }
}
