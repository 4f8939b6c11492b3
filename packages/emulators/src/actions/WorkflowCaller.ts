import type { Repository } from '../github/state/githubState';
import { concludeJobs } from './concludeJobs';
import { excessOf } from './excessOf';
import type { FinishedJob, RunContext, WorkflowSource } from './RunContext';
import { checkCallInputs } from './workflow/checkCallInputs';
import { evaluateText, evaluateToken, type Scope } from './workflow/evaluate';
import type { Json } from './workflow/Json';
import type { CallTrigger, WorkflowFile } from './workflow/WorkflowFile';

/** How deep calls may go (GitHub Docs, reusing workflows, 2026). */
const MOST_LEVELS = 10;
const OTHER =
  /^([\w.-]+)\/([\w.-]+)\/(\.github\/workflows\/[^/@]+\.ya?ml)@(.+)$/;
const LOCAL = /^\.\/(\.github\/workflows\/[^/@]+\.ya?ml)$/;
const MORE =
  'See https://docs.github.com/actions/using-workflows/reusing-workflows#access-to-reusable-workflows';

type CalledFile = WorkflowFile & { call: CallTrigger };

/** What a job asks of the workflow that it calls. */
export interface WorkflowCallRequest {
  uses: string;
  /** The values of `with`. */
  inputs: { [key: string]: Json };
  /** What the calling job is called. */
  name: string;
  permissions: Record<string, string>;
}

/**
 * Runs the jobs of a workflow that a job calls. They are the caller's as far as
 * repository, event, variables and environments go; what they do stands in the
 * file that is called.
 */
export class WorkflowCaller {
  constructor(
    private readonly context: RunContext,
    private readonly runJobs: (
      context: RunContext,
    ) => Promise<Record<string, FinishedJob>>,
  ) {}

  /** @throws Error when the file is not there, may not be called or is called wrongly. */
  async run(request: WorkflowCallRequest, scope: Scope): Promise<FinishedJob> {
    const { source, workflow } = await this.find(request.uses);
    const depth = (this.context.call?.depth ?? 0) + 1;
    if (depth > MOST_LEVELS) {
      throw new Error(
        `error parsing called workflow "${request.uses}": job "${request.name}" exceeds the limit of ${MOST_LEVELS} levels`,
      );
    }
    const plain = {
      contexts: {
        github: this.context.github(),
        vars: this.context.vars(),
      },
      functions: [],
    };
    const inputs = checkCallInputs(workflow.call.inputs, request.inputs, plain);
    const { name, permissions } = request;
    const called = this.context.calling(
      { ...source, name, depth, permissions },
      workflow,
      inputs,
    );
    this.checkPermissions(called, request, scope);
    const inside = called.scope({}, []);
    const leave = await called.enter(
      evaluateToken(workflow.concurrency, inside),
      { status: 'queued' },
    );
    try {
      const jobs = await this.runJobs(called);
      const result = concludeJobs(Object.values(jobs), this.context.cancelled);
      const shown = Object.fromEntries(
        Object.entries(jobs).map(([id, job]) => [
          id,
          { result: job.result, outputs: job.outputs },
        ]),
      );
      const after = {
        ...inside,
        contexts: { ...inside.contexts, jobs: shown },
      };
      const outputs = Object.fromEntries(
        Object.entries(workflow.call.outputs).map(([output, value]) => [
          output,
          evaluateText(value, after),
        ]),
      );
      return { result, outcome: result, outputs };
    } finally {
      leave();
    }
  }

  private checkPermissions(
    called: RunContext,
    { uses, permissions }: WorkflowCallRequest,
    scope: Scope,
  ): void {
    for (const job of called.options.workflow.jobs) {
      const [excess] = excessOf(called.permissions(job, scope), permissions);
      if (excess) {
        throw new Error(
          `Error calling workflow '${uses}'. The nested job '${job.id}' is requesting '${excess.asked}', but is only allowed '${excess.allowed}'.`,
        );
      }
    }
  }

  private async find(
    uses: string,
  ): Promise<{ source: WorkflowSource; workflow: CalledFile }> {
    const { repository, path, sha, ref } = await this.locate(uses);
    const { workflows } = this.context.options.services;
    const read = await workflows.at(repository, sha, path);
    if (!read) {
      throw notFound(uses);
    }
    if (!read.valid) {
      throw new Error(
        `error parsing called workflow "${uses}": ${read.problems.join('; ')}`,
      );
    }
    const { call } = read.workflow;
    if (!call) {
      throw new Error(
        `error parsing called workflow "${uses}": workflow is not reusable as it is missing a \`on.workflow_call\` trigger`,
      );
    }
    return {
      source: {
        ref: `${repository.owner}/${repository.name}/${path}@${ref}`,
        sha,
        repository,
      },
      workflow: { ...read.workflow, call },
    };
  }

  private async locate(uses: string) {
    const { source, options } = this.context;
    const [, local] = LOCAL.exec(uses) ?? [];
    if (local) {
      const ref = source.ref.slice(source.ref.lastIndexOf('@') + 1);
      return {
        repository: source.repository,
        path: local,
        sha: source.sha,
        ref,
      };
    }
    const [, owner, name, path, ref] = OTHER.exec(uses) ?? [];
    if (!path) {
      throw new Error(
        `invalid value workflow reference: no version specified or no path to a workflow in "${uses}"`,
      );
    }
    const { store } = options.services;
    const repository = store.repository(owner, name);
    if (!repository || !this.mayCall(repository)) {
      throw notFound(uses);
    }
    const git = store.git(repository);
    const sha = await git.resolve(ref);
    const refs = await git.refs('refs/');
    const full = [ref, `refs/heads/${ref}`, `refs/tags/${ref}`].find(
      candidate => refs.some(known => known.ref === candidate),
    );
    if (!sha) {
      throw notFound(uses);
    }
    return { repository, path, sha, ref: full ?? sha };
  }

  /** Others of the owner may call what is private only where that is allowed. */
  private mayCall(repository: Repository): boolean {
    const own = this.context.options.repository;
    return (
      !repository.private ||
      repository.id === own.id ||
      (repository.workflowAccess !== 'none' && repository.owner === own.owner)
    );
  }
}

function notFound(uses: string): Error {
  return new Error(
    `error parsing called workflow "${uses}": workflow was not found. ${MORE}`,
  );
}
