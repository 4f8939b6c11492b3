import {
  convertWorkflowTemplate,
  isBoolean,
  isMapping,
  isSequence,
  isString,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { evaluateToken } from './evaluate';
import type { EventFilters } from './EventFilters';
import { isJsonObject, type Json } from './Json';
import type {
  CallTrigger,
  DispatchInput,
  JobDefinition,
  PullRequestTrigger,
  RunDefaults,
  StepDefinition,
  WorkflowFile,
} from './WorkflowFile';

export type ReadWorkflowResult =
  | { valid: true; workflow: WorkflowFile }
  | { valid: false; problems: string[] };

function child(
  token: TemplateToken | undefined,
  key: string,
): TemplateToken | undefined {
  return token && isMapping(token) ? token.find(key) : undefined;
}

function readDefaults(token: TemplateToken | undefined): RunDefaults {
  const run = child(child(token, 'defaults'), 'run');
  return {
    shell: child(run, 'shell'),
    workingDirectory: child(run, 'working-directory'),
  };
}

const INPUT_TYPES = [
  'string',
  'choice',
  'boolean',
  'number',
  'environment',
] as const;

function readInput(value: Json): DispatchInput {
  const input = isJsonObject(value) ? value : {};
  const fallback = input.default;
  return {
    type: INPUT_TYPES.find(type => type === input.type) ?? 'string',
    required: input.required === true,
    ...(typeof fallback === 'string' ||
    typeof fallback === 'number' ||
    typeof fallback === 'boolean'
      ? { default: fallback }
      : {}),
    ...(Array.isArray(input.options)
      ? { options: input.options.map(String) }
      : {}),
  };
}

function readInputs(root: TemplateToken): Record<string, DispatchInput> {
  const inputs = evaluateToken(
    child(child(child(root, 'on'), 'workflow_dispatch'), 'inputs'),
    { contexts: {}, functions: [] },
  );
  return isJsonObject(inputs)
    ? Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [name, readInput(value)]),
      )
    : {};
}

function readFilters(given: { [key: string]: Json }): EventFilters {
  const list = (name: string) => [given[name] ?? []].flat().map(String);
  return {
    branches: list('branches'),
    branchesIgnore: list('branches-ignore'),
    tags: list('tags'),
    tagsIgnore: list('tags-ignore'),
    paths: list('paths'),
    pathsIgnore: list('paths-ignore'),
  };
}

/** What is under a trigger; nothing is evaluated there. */
function readTrigger(
  root: TemplateToken,
  name: string,
): { [key: string]: Json } {
  const trigger = evaluateToken(child(child(root, 'on'), name), {
    contexts: {},
    functions: [],
  });
  return isJsonObject(trigger) ? trigger : {};
}

function readPullRequest(root: TemplateToken): PullRequestTrigger {
  const given = readTrigger(root, 'pull_request');
  return {
    ...readFilters(given),
    types: [given.types ?? []].flat().map(String),
  };
}

function entries(
  token: TemplateToken | undefined,
): Array<[string, TemplateToken]> {
  return token && isMapping(token)
    ? Array.from(token, ({ key, value }) => [
        key.assertString('a name').value,
        value,
      ])
    : [];
}

function readCall(root: TemplateToken): CallTrigger {
  const trigger = child(child(root, 'on'), 'workflow_call');
  return {
    inputs: Object.fromEntries(
      entries(child(trigger, 'inputs')).map(([name, input]) => {
        const type = child(input, 'type');
        const required = child(input, 'required');
        const kind = type && isString(type) ? type.value : 'string';
        return [
          name,
          {
            type: kind === 'boolean' || kind === 'number' ? kind : 'string',
            required:
              required !== undefined && isBoolean(required) && required.value,
            default: child(input, 'default'),
          },
        ];
      }),
    ),
    outputs: Object.fromEntries(
      entries(child(trigger, 'outputs')).map(([name, output]) => [
        name,
        child(output, 'value'),
      ]),
    ),
  };
}

function readStep(token: TemplateToken, condition: string): StepDefinition {
  const id = child(token, 'id');
  const uses = child(token, 'uses');
  return {
    id: id && isString(id) ? id.value : undefined,
    name: child(token, 'name'),
    if: condition,
    env: child(token, 'env'),
    run: child(token, 'run'),
    uses: uses && isString(uses) ? uses.value : undefined,
    with: child(token, 'with'),
    shell: child(token, 'shell'),
    workingDirectory: child(token, 'working-directory'),
    timeoutMinutes: child(token, 'timeout-minutes'),
    continueOnError: child(token, 'continue-on-error'),
  };
}

/**
 * Reads a workflow file with GitHub's own parser (`@actions/workflow-parser`)
 * and gathers what the interpreter needs of it.
 */
export async function readWorkflow(
  path: string,
  content: string,
): Promise<ReadWorkflowResult> {
  const parsed = parseWorkflow(
    { name: path, content },
    new NoOperationTraceWriter(),
  );
  const root = parsed.value;
  if (!root) {
    const problems = parsed.context.errors.getErrors().map(e => e.message);
    return { valid: false, problems };
  }
  const template = await convertWorkflowTemplate(parsed.context, root);
  if (template.errors?.length) {
    return { valid: false, problems: template.errors.map(e => e.Message) };
  }

  const jobs = template.jobs.map((job): JobDefinition => {
    const token = child(child(root, 'jobs'), job.id.value);
    const uses = child(token, 'uses');
    const stepTokens = child(token, 'steps');
    const items =
      stepTokens && isSequence(stepTokens) ? Array.from(stepTokens) : [];
    const steps = job.type === 'job' ? job.steps : [];
    return {
      id: job.id.value,
      name: child(token, 'name'),
      needs: (job.needs ?? []).map(need => need.value),
      if: job.if.expression,
      env: child(token, 'env'),
      environment: child(token, 'environment'),
      outputs: child(token, 'outputs'),
      strategy: child(token, 'strategy'),
      concurrency: child(token, 'concurrency'),
      permissions: child(token, 'permissions'),
      runsOn: child(token, 'runs-on'),
      timeoutMinutes: child(token, 'timeout-minutes'),
      continueOnError: child(token, 'continue-on-error'),
      defaults: readDefaults(token),
      unsupported: ['container', 'services'].filter(key => child(token, key)),
      ...(uses && isString(uses)
        ? { call: { uses: uses.value, with: child(token, 'with') } }
        : {}),
      steps: items.map((item, index) =>
        readStep(item, steps[index]?.if?.expression ?? 'success()'),
      ),
    };
  });

  const name = child(root, 'name');
  return {
    valid: true,
    workflow: {
      path,
      name: name && isString(name) && name.value ? name.value : path,
      runName: child(root, 'run-name'),
      dispatch: template.events.workflow_dispatch
        ? readInputs(root)
        : undefined,
      pullRequest: template.events.pull_request
        ? readPullRequest(root)
        : undefined,
      push: template.events.push
        ? readFilters(readTrigger(root, 'push'))
        : undefined,
      call: template.events.workflow_call ? readCall(root) : undefined,
      schedule: (template.events.schedule ?? []).map(({ cron }) => cron),
      env: child(root, 'env'),
      concurrency: child(root, 'concurrency'),
      permissions: child(root, 'permissions'),
      defaults: readDefaults(root),
      jobs,
    },
  };
}
