import { GitFolder, Job, Notebook, TaskNotebook } from '@lakeport/project';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { Notebook as WorkspaceNotebook } from '#dbx/notebook';
import { Repo } from '#dbx/repo';
import { constructId } from '../framework/constructId';
import { literal } from '../framework/literal';
import { required } from '../framework/required';
import { permit } from '../workspace/permit';
import { WorkspaceJob } from './WorkspaceJob';

/**
 * What a workspace's content is made from.
 *
 * @public
 */
export interface WorkspaceContentProps {
  readonly notebooks: Readonly<Record<string, Notebook>>;
  readonly gitFolders: Readonly<Record<string, GitFolder>>;
  readonly jobs: Readonly<Record<string, Job>>;
  /** The folder below `/Repos` of Git folders that say no path. */
  readonly repositoriesFolder: string;
  /** Ids of the clusters that tasks run on, by name. */
  readonly clusterIds: ReadonlyMap<string, string>;
  /** Application ids of the service principals, by name. */
  readonly applicationIds: ReadonlyMap<string, string>;
  /** What must be there before the workspace is asked for anything. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Notebooks, Git folders and the jobs that run them. A job that runs as a
 * service principal brings it the right to read what it runs.
 *
 * @public
 */
export class WorkspaceContent extends Construct {
  constructor(scope: Construct, id: string, props: WorkspaceContentProps) {
    super(scope, id);
    const notebookPaths = this.#notebooks(props);
    const folderPaths = this.#gitFolders(props);
    for (const [name, job] of Object.entries(props.jobs)) {
      new WorkspaceJob(this, `job-${constructId(name)}`, {
        name,
        job,
        pathOf: notebook => pathOf(notebook, notebookPaths, folderPaths),
        clusterIds: props.clusterIds,
        runAs: applicationIdOf(job, props),
        dependsOn: props.dependsOn,
      });
    }
  }

  #notebooks(props: WorkspaceContentProps): Map<string, string> {
    return new Map(
      Object.entries(props.notebooks).map(([name, notebook]) => {
        const id = `notebook-${constructId(name)}`;
        const made = new WorkspaceNotebook(this, id, {
          path: literal(notebook.path),
          language: notebook.language,
          contentBase64: Buffer.from(notebook.content).toString('base64'),
          dependsOn: props.dependsOn,
        });
        permit(
          this,
          `${id}-permissions`,
          { notebookPath: made.path },
          'CAN_RUN',
          {
            groups: [],
            servicePrincipals: runnersOf(
              props,
              task => 'name' in task && task.name === name,
            ),
          },
        );
        return [name, made.path];
      }),
    );
  }

  #gitFolders(props: WorkspaceContentProps): Map<string, string> {
    return new Map(
      Object.entries(props.gitFolders).map(([name, folder]) => {
        const id = `git-folder-${constructId(name)}`;
        const made = new Repo(this, id, {
          url: literal(folder.url),
          gitProvider: folder.provider,
          branch: folder.branch && literal(folder.branch),
          tag: folder.tag && literal(folder.tag),
          // Not below /Shared, where everybody may change what a job runs.
          path: literal(
            folder.path ?? `/Repos/${props.repositoriesFolder}/${name}`,
          ),
          dependsOn: props.dependsOn,
        });
        permit(this, `${id}-permissions`, { repoId: made.id }, 'CAN_RUN', {
          groups: folder.groups,
          servicePrincipals: runnersOf(
            props,
            task => 'gitFolder' in task && task.gitFolder === name,
          ),
        });
        return [name, made.path];
      }),
    );
  }
}

/** Application ids of those whose jobs run a notebook of some kind. */
function runnersOf(
  props: WorkspaceContentProps,
  isRun: (notebook: TaskNotebook) => boolean,
): string[] {
  return Object.values(props.jobs)
    .filter(job => Object.values(job.tasks).some(task => isRun(task.notebook)))
    .flatMap(job => applicationIdOf(job, props) ?? []);
}

function applicationIdOf(
  { runAs }: Job,
  { applicationIds }: WorkspaceContentProps,
): string | undefined {
  return runAs === undefined
    ? undefined
    : required(applicationIds, runAs, 'service principal');
}

function pathOf(
  notebook: TaskNotebook,
  notebookPaths: ReadonlyMap<string, string>,
  folderPaths: ReadonlyMap<string, string>,
): string {
  if ('name' in notebook) {
    return required(notebookPaths, notebook.name, 'notebook');
  }
  if ('gitFolder' in notebook) {
    const inFolder = notebook.path.replace(/^\/+/, '');
    const folder = required(folderPaths, notebook.gitFolder, 'Git folder');
    return `${folder}/${literal(inFolder)}`;
  }
  return literal(notebook.path);
}
