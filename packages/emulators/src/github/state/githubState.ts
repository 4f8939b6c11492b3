import { z } from 'zod';

const dated = z.object({ createdAt: z.string(), updatedAt: z.string() });
const variable = dated.extend({ value: z.string() });

const owner = z.object({
  id: z.number(),
  login: z.string(),
  type: z.enum(['User', 'Organization']),
  createdAt: z.string(),
  /** Of a person who has said it. */
  email: z.string().optional(),
});

const team = dated.extend({
  id: z.number(),
  /** Login of the organization. */
  organization: z.string(),
  name: z.string(),
  slug: z.string(),
  description: z.string().nullable(),
  privacy: z.enum(['secret', 'closed']),
  /** Logins of who belongs to it. */
  members: z.array(z.string()),
});

const hook = dated.extend({
  id: z.number(),
  /** What it hears of. */
  target: z.object({
    type: z.enum(['repository', 'organization']),
    id: z.number(),
  }),
  url: z.string(),
  contentType: z.enum(['json', 'form']),
  insecureSsl: z.string(),
  secret: z.string().optional(),
  events: z.array(z.string()),
  active: z.boolean(),
});

/** What a person has let an application do by signing in. */
const oauthGrant = z.object({
  login: z.string(),
  scopes: z.array(z.string()),
});

const environment = dated.extend({
  id: z.number(),
  name: z.string(),
  /** By their type, for example `required_reviewers`. */
  ruleIds: z.record(z.string(), z.number()).default({}),
  /** In minutes. */
  waitTimer: z.number().default(0),
  preventSelfReview: z.boolean().default(false),
  reviewers: z
    .array(z.object({ type: z.enum(['User', 'Team']), id: z.number() }))
    .default([]),
  branchPolicy: z
    .object({
      protectedBranches: z.boolean(),
      customBranchPolicies: z.boolean(),
    })
    .nullable()
    .default(null),
  branchPolicies: z
    .array(
      z.object({
        id: z.number(),
        name: z.string(),
        type: z.enum(['branch', 'tag']),
      }),
    )
    .default([]),
  variables: z.record(z.string(), variable).default({}),
  secrets: z.record(z.string(), dated).default({}),
});

const protection = z.object({
  requiredStatusChecks: z
    .object({ strict: z.boolean(), contexts: z.array(z.string()) })
    .nullable(),
  enforceAdmins: z.boolean(),
  requiredReviews: z
    .object({
      dismissStale: z.boolean(),
      codeOwners: z.boolean(),
      count: z.number(),
      lastPush: z.boolean(),
    })
    .nullable(),
  linearHistory: z.boolean(),
  conversationResolution: z.boolean(),
  forcePushes: z.boolean(),
  deletions: z.boolean(),
  blockCreations: z.boolean(),
  signatures: z.boolean(),
});

const comment = dated.extend({
  id: z.number(),
  body: z.string(),
  author: z.string(),
});

const label = z.object({
  id: z.number(),
  name: z.string(),
  color: z.string(),
  description: z.string(),
});

const pull = dated.extend({
  id: z.number(),
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean(),
  head: z.string(),
  base: z.string(),
  /** The tip of the head branch when the pull request was closed. */
  headSha: z.string(),
  baseSha: z.string(),
  author: z.string(),
  closedAt: z.string().nullable(),
  mergedAt: z.string().nullable(),
  mergedBy: z.string().nullable(),
  mergeCommitSha: z.string().nullable(),
  comments: z.array(comment).default([]),
  /** Names of labels of the repository. */
  labels: z.array(z.string()).default([]),
  /** Logins of who is asked for a review. */
  reviewers: z.array(z.string()).default([]),
});

const repository = dated.extend({
  id: z.number(),
  owner: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  homepage: z.string().nullable(),
  private: z.boolean(),
  defaultBranch: z.string(),
  pushedAt: z.string(),
  topics: z.array(z.string()),
  settings: z.record(z.string(), z.union([z.string(), z.boolean()])),
  variables: z.record(z.string(), variable),
  secrets: z.record(z.string(), dated),
  environments: z.record(z.string(), environment),
  protections: z.record(z.string(), protection),
  pulls: z.array(pull),
  /** By their names in lower case. */
  labels: z.record(z.string(), label).default({}),
  /** Where branches and tags stood when it was last looked; a file of before has none. */
  tips: z.record(z.string(), z.string()).optional(),
  /** What the `sub` of the tokens of its jobs is made of. */
  tokenSubject: z
    .object({
      useDefault: z.boolean(),
      claimKeys: z.array(z.string()).optional(),
    })
    .default({ useDefault: true }),
  /**
   * Whether that has the ids of the repository and its owner: of itself, as
   * repositories have it that are new, or because somebody chose it.
   */
  immutableSubject: z.enum(['no', 'new', 'chosen']).default('no'),
  /** Whose workflows may call those of this repository while it is private. */
  workflowAccess: z
    .enum(['none', 'user', 'organization', 'enterprise'])
    .default('none'),
  workflows: z.record(
    z.string(),
    dated.extend({
      id: z.number(),
      state: z.enum(['active', 'disabled_manually']),
      runs: z.number(),
    }),
  ),
});

/** What the GitHub emulator keeps in its file; git's objects are beside it. */
export const githubState = z.object({
  version: z.literal(1),
  nextId: z.number(),
  owners: z.record(z.string(), owner),
  teams: z.array(team).default([]),
  hooks: z.array(hook).default([]),
  /** By their tokens. */
  oauthGrants: z.record(z.string(), oauthGrant).default({}),
  repositories: z.record(z.string(), repository),
});

export type GithubState = z.infer<typeof githubState>;
export type Owner = z.infer<typeof owner>;
export type Team = z.infer<typeof team>;
export type Hook = z.infer<typeof hook>;
export type OAuthGrant = z.infer<typeof oauthGrant>;
export type Repository = z.infer<typeof repository>;
export type Environment = z.infer<typeof environment>;
export type Protection = z.infer<typeof protection>;
export type Pull = z.infer<typeof pull>;
export type Label = z.infer<typeof label>;
export type Comment = z.infer<typeof comment>;
