import {
  parseProjectFacts,
  type AdoptionChoices,
  type ProjectFacts,
} from '@lakeport/project';
import { CommandError } from '../io/CommandError';

/** What a person says of the project that a workspace becomes part of. */
export interface AdoptionOptions {
  project: string;
  environment: string;
  owner: string;
  title?: string;
  description?: string;
  repository?: string;
  accountId?: string;
  adminAccountId?: string;
  adminRole: string;
  childRole: string;
  stateBucket?: string;
  stateRegion?: string;
  /** JSON, as `lakeport facts` prints it. */
  facts?: string;
}

function factsOf(text: string | undefined): ProjectFacts | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const facts = parseProjectFacts(value);
  if (!facts) {
    throw new CommandError('--facts is no JSON of the facts of a platform', {
      hint: 'Give what "lakeport facts <platform file> <project>" prints.',
    });
  }
  return facts;
}

/**
 * Refuses what is not said and cannot be guessed, all of it at once.
 *
 * @throws CommandError when something is missing
 */
export function requireBase(options: AdoptionOptions): void {
  if (factsOf(options.facts)) return;
  const missing = [
    ...(options.adminAccountId ? [] : ['--admin-account-id']),
    ...(options.stateBucket ? [] : ['--state-bucket']),
  ];
  if (missing.length > 0) {
    throw new CommandError(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing`,
      {
        hint: 'A standalone project says where Terraform keeps its state; of one on a platform, --facts says it.',
      },
    );
  }
}

/** A project file without what the workspace itself tells. */
export function adoptionBase(
  options: AdoptionOptions,
  found: { accountId: string; region: string },
): AdoptionChoices['project'] {
  const facts = factsOf(options.facts);
  const { description, owner, project, repository, title } = options;
  return {
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: {
      name: project,
      ...(title && { title }),
      ...(description && { description }),
      owner,
    },
    spec: facts
      ? {
          platform: facts.platform,
          repository: facts.repository,
          databricks: facts.databricks,
          aws: facts.aws,
          github: facts.github,
        }
      : {
          ...(repository && { repository }),
          databricks: { accountId: found.accountId },
          aws: {
            adminAccountId: options.adminAccountId ?? '',
            adminRole: options.adminRole,
            childRole: options.childRole,
            state: {
              bucket: options.stateBucket ?? '',
              region: options.stateRegion ?? found.region,
            },
          },
        },
  };
}
