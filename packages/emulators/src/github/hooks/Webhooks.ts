import { RunChanges, type RunChange } from '../../actions/RunChanges';
import type { RunRecord } from '../../actions/runRecord';
import { renderOrganizationLink } from '../render/renderOrganization';
import { renderJob, renderRun } from '../render/renderRun';
import { renderWorkflow } from '../render/renderWorkflow';
import type { RouteHelper } from '../RouteHelper';
import type { Hook, Repository } from '../state/githubState';
import { HookSender } from './HookSender';

/** Tells the webhooks of repositories and organizations of pushes, runs and jobs. */
export class Webhooks {
  readonly sender: HookSender;
  private readonly changes = new RunChanges();
  private line: Promise<void> = Promise.resolve();

  constructor(private readonly helper: RouteHelper) {
    const { store, faults, actions } = helper.context;
    const { runs, stopping } = actions.services;
    this.sender = new HookSender({
      faults,
      stopping,
      newId: () => store.newId(),
    });
    runs.subscribe(run => this.runChanged(run));
  }

  /** A push, with the payload that workflows get, too. */
  pushed(repository: Repository, payload: () => Promise<object>): void {
    this.tell(repository, 'push', null, payload);
  }

  /** What GitHub sends to a webhook that is new, or on demand. */
  ping(hook: Hook, payload: { hook: object }): void {
    this.sender.send(hook, {
      name: 'ping',
      action: null,
      repositoryId: hook.target.type === 'repository' ? hook.target.id : null,
      payload: {
        zen: 'Anything added dilutes everything else.',
        hook_id: hook.id,
        ...payload,
      },
    });
  }

  private hooks(repository: Repository, event: string): Hook[] {
    const { store } = this.helper.context;
    const owner = this.helper.owner(repository.owner);
    return [
      ...store.hooks({ type: 'repository', id: repository.id }),
      ...store.hooks({ type: 'organization', id: owner.id }),
    ].filter(
      ({ active, events }) =>
        active && (events.includes(event) || events.includes('*')),
    );
  }

  private tell(
    repository: Repository,
    name: string,
    action: string | null,
    payload: () => Promise<object>,
  ): void {
    const hooks = this.hooks(repository, name);
    if (hooks.length === 0) {
      return;
    }
    this.line = this.line
      .then(async () => {
        const event = {
          name,
          action,
          repositoryId: repository.id,
          payload: await payload(),
        };
        hooks.forEach(hook => this.sender.send(hook, event));
      })
      .catch(error => {
        process.stderr.write(`webhook ${name}: ${String(error)}\n`);
      });
  }

  private runChanged(run: RunRecord): void {
    const { store } = this.helper.context;
    const changes = this.changes.since(run);
    const repository = store.repositoryById(run.repositoryId);
    if (
      !repository ||
      !changes.some(({ event }) => this.hooks(repository, event).length > 0)
    ) {
      return;
    }
    // It goes on while it is told of.
    const then = structuredClone(run);
    for (const change of changes) {
      this.tell(repository, change.event, change.action, () =>
        this.payload(repository, then, change),
      );
    }
  }

  private async payload(
    repository: Repository,
    run: RunRecord,
    change: RunChange,
  ): Promise<object> {
    const { helper } = this;
    const { store } = helper.context;
    const owner = helper.owner(repository.owner);
    const about = {
      action: change.action,
      repository: helper.renderRepository(repository),
      ...(owner.type === 'Organization'
        ? { organization: renderOrganizationLink(helper.baseUrl, owner) }
        : {}),
      sender: helper.renderOwner(run.actor),
    };
    if (change.event === 'workflow_job') {
      const job = run.jobs.find(({ id }) => id === change.jobId);
      return {
        ...about,
        workflow_job: job && renderJob(helper, repository, run, job),
      };
    }
    const commit = await store.git(repository).commit(run.sha);
    const known = helper.context.actions.services.workflows.register(
      repository,
      run.workflowPath,
    );
    return {
      ...about,
      workflow_run: renderRun(helper, repository, run, commit),
      workflow: renderWorkflow(helper, repository, {
        ...known,
        path: run.workflowPath,
        name: run.workflowName,
      }),
    };
  }
}
