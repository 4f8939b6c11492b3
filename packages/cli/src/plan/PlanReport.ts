import { z } from 'zod';

const summary = z.object({
  add: z.number(),
  change: z.number(),
  replace: z.number(),
  destroy: z.number(),
});

const attribute = z.object({
  path: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
  sensitive: z.boolean().optional(),
  unknown: z.boolean().optional(),
  forcesReplacement: z.boolean().optional(),
});

const change = z.object({
  address: z.string(),
  actions: z.array(z.string()),
  attributes: z.array(attribute).optional().catch(undefined),
  attributesLeftOut: z.int().nonnegative().optional().catch(undefined),
});

const cost = z.object({
  currency: z.literal('USD'),
  asOf: z.iso.date(),
  before: z.number(),
  after: z.number(),
});

const remains = z.object({
  stack: z.string(),
  resource: z.string(),
  why: z.string(),
});

const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']).catch('error'),
  environment: z.string().optional(),
  stack: z.string().optional(),
  resource: z.string().optional(),
  message: z.string(),
  fix: z.string().optional(),
  waived: z.object({ reason: z.string(), until: z.string() }).optional(),
});

const problem = z.object({
  path: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  line: z.number().optional(),
});

/** A line of a step that ended (README of this package, "plan, apply, destroy, rehearse"). */
export const stepLine = z.object({
  step: z.string(),
  stack: z.string(),
  status: z.string(),
  rehearsal: z.boolean().optional(),
  message: z.string().optional(),
  summary: summary.optional(),
  changes: z.array(change).optional(),
  imports: z.array(z.string()).optional().catch(undefined),
  findings: z.array(finding).optional(),
});

/** The last line of an operation. */
export const endLine = z.object({
  done: z.literal(true),
  operation: z.string(),
  planned: z.string().optional(),
  environment: z.string().optional(),
  failures: z.number(),
  cost: cost.optional().catch(undefined),
  remains: z.array(remains).optional().catch(undefined),
  rehearsal: z.boolean().optional(),
  message: z.string().optional(),
  problems: z.array(problem).optional(),
  findings: z.array(finding).optional(),
});

/** What a person should know beside the steps. */
export const noticeLine = z.object({ notice: z.array(z.string()) });

/** What `lakeport check --json` prints. */
export const checkLine = z.object({
  valid: z.boolean(),
  problems: z.array(problem),
  findings: z.array(finding).optional(),
});

export type PlanSummary = z.infer<typeof summary>;
export type PlanChange = z.infer<typeof change>;
export type PlanFinding = z.infer<typeof finding>;
export type PlanProblem = z.infer<typeof problem>;
export type PlanRemains = z.infer<typeof remains>;

/** The plan of one stack. */
export interface StackPlan {
  stack: string;
  /** `planned`, `deferred`, `failed` or what else the step ended with. */
  status: string;
  summary?: PlanSummary;
  changes: PlanChange[];
  /** Addresses of what is there already and is taken over. */
  imports: string[];
  message?: string;
}

/** What one file of JSON lines says. */
export interface PlanReport {
  /** Name of the file. */
  source: string;
  operation?: string;
  /** What it is a plan of, where that is no apply. */
  planned?: string;
  environment?: string;
  /** What it costs idle, a month, now and then. */
  cost?: z.infer<typeof cost>;
  /** What a destroy would leave behind. */
  remains: PlanRemains[];
  /** Whether the last line is there: without it the operation broke off. */
  complete: boolean;
  rehearsal: boolean;
  failures: number;
  stacks: StackPlan[];
  message?: string;
  problems: PlanProblem[];
  findings: PlanFinding[];
  notices: string[];
  /** Whether the file is the report of a check, not of a plan. */
  check: boolean;
  /** Lines that are no JSON or none that is known. */
  unreadable: number;
}
