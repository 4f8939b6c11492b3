import { checkJob } from './checkJob';
import { invalidParameter } from './invalidParameter';
import { owner } from './owner';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { Value } from '../../wire/Value';

const GIT_PROVIDERS: Record<string, string> = {
  'github.com': 'gitHub',
  'dev.azure.com': 'azureDevOpsServices',
  'gitlab.com': 'gitLab',
  'bitbucket.org': 'bitbucketCloud',
};

function gitProvider({ attributes }: Request): string | undefined {
  const given = text(attributes.git_provider);
  const host = /^https?:\/\/(?:[^@/]*@)?([^/:]+)/.exec(
    text(attributes.url) ?? '',
  )?.[1];
  return given ?? GIT_PROVIDERS[host?.toLowerCase() ?? ''];
}

function checkRepo(request: Request): void {
  const path = text(request.attributes.path);
  if (!gitProvider(request)) {
    invalidParameter(
      "git_provider isn't specified and we can't detect provider from URL",
      `${text(request.attributes.url)} is of no known host.`,
    );
  }
  if (path?.startsWith('/Repos/') && path.split('/').length !== 4) {
    invalidParameter(
      `${path} is no place for a Git folder`,
      'Below /Repos it is /Repos/<directory>/<repo>.',
    );
  }
}

function checkPath({ attributes, type }: Request): void {
  const path = text(attributes.path) ?? '';
  if (!path.startsWith('/')) {
    invalidParameter(`Path (${path}) must start with '/'`, `Of ${type}.`);
  }
}

function byKey(blocks: Value): Value {
  return Array.isArray(blocks)
    ? [...blocks].sort((a, b) =>
        isValueObject(a) &&
        isValueObject(b) &&
        String(a.task_key) < String(b.task_key)
          ? -1
          : 1,
      )
    : blocks;
}

/** The jobs API answers with tasks, and what they depend on, in order of key. */
function sortedTasks(tasks: Value): Value {
  const sorted = byKey(tasks);
  return Array.isArray(sorted)
    ? sorted.map(task =>
        isValueObject(task)
          ? { ...task, depends_on: byKey(task.depends_on ?? []) }
          : task,
      )
    : sorted;
}

/**
 * What a workspace is known to do about notebooks, Git folders and jobs.
 *
 * From the Databricks provider's documentation and code 1.99.0, 2025.
 */
export const contentRules: Record<string, TypeRules> = {
  databricks_notebook: {
    overwrites: true,
    id: ({ attributes }) => text(attributes.path) ?? '',
    check: checkPath,
    computed: ({ caller, identity }, id) => ({
      format: 'SOURCE',
      language: '',
      object_id: identity.digits(15),
      object_type: 'NOTEBOOK',
      url: `${caller.host ?? ''}/#workspace${id}`,
      workspace_path: `/Workspace${id}`,
    }),
    replace: ['path'],
  },
  databricks_workspace_file: {
    overwrites: true,
    id: ({ attributes }) => text(attributes.path) ?? '',
    check: checkPath,
    computed: ({ caller, identity }, id) => ({
      object_id: identity.digits(15),
      url: `${caller.host ?? ''}/#workspace${id}`,
      workspace_path: `/Workspace${id}`,
    }),
    replace: ['path'],
  },
  databricks_directory: {
    overwrites: true,
    id: ({ attributes }) => text(attributes.path) ?? '',
    check: checkPath,
    computed: ({ identity }, id) => ({
      object_id: identity.digits(15),
      workspace_path: `/Workspace${id}`,
    }),
    defaults: { delete_recursive: false },
    replace: ['path'],
  },
  databricks_repo: {
    id: ({ identity }) => String(identity.digits(15)),
    check: checkRepo,
    computed: request => {
      const { attributes, identity } = request;
      const name = (text(attributes.url) ?? '')
        .replace(/(\.git)?\/*$/, '')
        .split('/')
        .at(-1);
      const path = text(attributes.path) ?? `/Repos/${owner}/${name}`;
      return {
        branch: text(attributes.tag) ? '' : 'main',
        commit_hash: identity.hex(40, 'commit'),
        git_provider: gitProvider(request) ?? '',
        path,
        workspace_path: `/Workspace${path}`,
      };
    },
    unique: [['path']],
    same: {
      git_provider: (a, b) =>
        String(a).toLowerCase() === String(b).toLowerCase(),
    },
    replace: ['git_provider', 'path', 'sparse_checkout', 'url'],
  },
  databricks_job: {
    id: ({ identity }) => String(identity.digits(15)),
    check: checkJob,
    computed: ({ caller, attributes }, id) => ({
      url: `${caller.host ?? ''}/#job/${id}`,
      format: [attributes.task ?? []].flat().length > 0 ? 'MULTI_TASK' : '',
    }),
    defaults: {
      max_concurrent_runs: 1,
      name: 'Untitled',
      schedule: { pause_status: 'UNPAUSED' },
      trigger: { pause_status: 'UNPAUSED' },
    },
    stored: attributes => ({
      ...attributes,
      task: sortedTasks(attributes.task ?? []),
    }),
  },
};
