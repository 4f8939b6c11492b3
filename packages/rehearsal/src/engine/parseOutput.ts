import { z } from 'zod';

/** One thing that Terraform has to say about the configuration or the run. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  summary: string;
  detail: string;
  address?: string;
}

/** What a plan does to one resource. */
export interface PlannedAction {
  address: string;
  actions: string[];
}

/** What can be read from the machine-readable output of one command. */
export interface TerraformOutput {
  diagnostics: Diagnostic[];
  changes: PlannedAction[];
  /** What was found changed behind Terraform's back. */
  drift: PlannedAction[];
  /** Names of outputs that would change. */
  outputs: string[];
  /** Addresses whose change was carried out, by action. */
  done: PlannedAction[];
}

const diagnostic = z
  .object({
    severity: z.enum(['error', 'warning']),
    summary: z.string(),
    detail: z.string().default(''),
    address: z.string().optional(),
    snippet: z
      .object({ context: z.string().nullish(), code: z.string().default('') })
      .nullish(),
  })
  .transform(({ snippet, ...rest }): Diagnostic => {
    // In JSON configuration the context is the path, resource.TYPE.NAME; of
    // what is wrong with a whole block it is the path of what holds the block.
    const block = /^\s*"([\w-]+)": \{$/.exec(snippet?.code ?? '')?.[1];
    const path = [snippet?.context, block]
      .filter(Boolean)
      .join('.')
      .replace(/^resource\./, '');
    return { ...rest, ...(rest.address || !path ? {} : { address: path }) };
  });

const resource = z.object({ addr: z.string() });

const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('diagnostic'), diagnostic }),
  z.object({
    type: z.literal('planned_change'),
    change: z.object({ resource, action: z.string() }),
  }),
  z.object({
    type: z.literal('resource_drift'),
    change: z.object({ resource, action: z.string() }),
  }),
  z.object({
    type: z.literal('apply_complete'),
    hook: z.object({ resource, action: z.string() }),
  }),
  z.object({
    type: z.literal('outputs'),
    outputs: z.record(z.string(), z.object({ action: z.string().optional() })),
  }),
]);

const validation = z.object({
  diagnostics: z.array(diagnostic),
});

const ACTIONS: Record<string, string[]> = {
  replace: ['delete', 'create'],
  remove: ['delete'],
  noop: ['no-op'],
};

function actionsOf(action: string): string[] {
  return ACTIONS[action] ?? [action];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads the output of a command that was run with `-json`: lines of events,
 * or the one document of `validate`. What it does not know it leaves out.
 */
export function parseOutput(stdout: string): TerraformOutput {
  const output: TerraformOutput = {
    diagnostics: [],
    changes: [],
    drift: [],
    outputs: [],
    done: [],
  };
  const whole = validation.safeParse(parseJson(stdout));
  if (whole.success) {
    output.diagnostics = whole.data.diagnostics;
    return output;
  }
  for (const text of stdout.split('\n')) {
    const parsed = line.safeParse(parseJson(text));
    if (!parsed.success) {
      continue;
    }
    const event = parsed.data;
    switch (event.type) {
      case 'diagnostic':
        output.diagnostics.push(event.diagnostic);
        break;
      case 'planned_change':
      case 'resource_drift': {
        const change = {
          address: event.change.resource.addr,
          actions: actionsOf(event.change.action),
        };
        const list =
          event.type === 'planned_change' ? output.changes : output.drift;
        list.push(change);
        break;
      }
      case 'apply_complete':
        output.done.push({
          address: event.hook.resource.addr,
          actions: actionsOf(event.hook.action),
        });
        break;
      default:
        output.outputs = Object.entries(event.outputs)
          .filter(([, { action }]) => action && action !== 'noop')
          .map(([name]) => name);
    }
  }
  return output;
}
