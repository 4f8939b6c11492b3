import type { Owner, Repository } from '../github/state/githubState';
import { renderOwner } from '../github/render/renderOwner';
import { renderRepository } from '../github/render/renderRepository';
import type { RunRecord } from './runRecord';
import type { Json } from './workflow/Json';

/** `refs/heads/main` → `main`, `refs/pull/1/merge` → `1/merge`. */
export function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags|pull)\//, '');
}

/** The event that a `workflow_dispatch` run carries (GitHub Docs, webhook events and payloads, 2026). */
export function dispatchEvent(options: {
  baseUrl: string;
  repository: Repository;
  owner: Owner;
  sender: Owner;
  run: Pick<RunRecord, 'ref' | 'workflowPath'>;
  inputs: Record<string, string>;
}): { [key: string]: Json } {
  const event: unknown = {
    inputs: options.inputs,
    ref: options.run.ref,
    repository: renderRepository(
      options.baseUrl,
      options.repository,
      options.owner,
    ),
    sender: renderOwner(options.baseUrl, options.sender),
    workflow: options.run.workflowPath,
  };
  return JSON.parse(JSON.stringify(event));
}

/** The `github` context, without what belongs to one job or step. */
export function githubContext(options: {
  baseUrl: string;
  repository: Repository;
  owner: Owner;
  run: RunRecord;
  event: { [key: string]: Json };
  token: string;
}): { [key: string]: Json } {
  const { baseUrl, repository, owner, run } = options;
  const fullName = `${repository.owner}/${repository.name}`;
  return {
    action: '',
    actor: run.actor,
    actor_id: '1',
    api_url: `${baseUrl}/api/v3`,
    base_ref: run.pull?.base ?? '',
    event: options.event,
    event_name: run.event,
    graphql_url: `${baseUrl}/api/graphql`,
    head_ref: run.pull?.head ?? '',
    ref: run.ref,
    ref_name: shortRef(run.ref),
    ref_protected: Object.hasOwn(repository.protections, shortRef(run.ref)),
    ref_type: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: fullName,
    repository_id: String(repository.id),
    repository_owner: repository.owner,
    repository_owner_id: String(owner.id),
    repositoryUrl: `${baseUrl}/${fullName}.git`,
    retention_days: '90',
    run_attempt: '1',
    run_id: String(run.id),
    run_number: String(run.number),
    secret_source: 'Actions',
    server_url: baseUrl,
    sha: run.sha,
    token: options.token,
    triggering_actor: run.actor,
    workflow: run.workflowName,
    workflow_ref: `${fullName}/${run.workflowPath}@${run.ref}`,
    workflow_sha: run.sha,
  };
}

const IN_ENVIRONMENT = [
  'action',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
];

/** The `GITHUB_*` variables of a step. */
export function githubEnvironment(github: {
  [key: string]: Json;
}): Record<string, string> {
  return Object.fromEntries(
    IN_ENVIRONMENT.filter(key => Object.hasOwn(github, key)).map(key => [
      `GITHUB_${key.toUpperCase()}`,
      String(github[key]),
    ]),
  );
}
