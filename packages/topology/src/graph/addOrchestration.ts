import { blocksOf } from '../stacks/blocksOf';
import { isRecord } from '../stacks/isRecord';
import { StackResource } from '../stacks/StackIndex';
import { listOf } from '../trace/TraceGraph';
import { addAccount, regionOf } from './addAccounts';
import { bucketNodes } from './bucketNodes';
import { GraphBuilder } from './GraphBuilder';

const JOB = 'databricks_job';
const MACHINE = 'aws_sfn_state_machine';
const RULE = 'aws_cloudwatch_event_rule';

/** A task that reads one schema and writes another. */
interface Step {
  from: string[];
  to: string[];
}

/** The buckets that a schema of a job's stack keeps its tables in. */
function bucketsOfSchema(
  graph: GraphBuilder,
  job: StackResource,
  name: unknown,
): string[] {
  return graph.index
    .ofType('databricks_schema')
    .filter(schema => schema.stack === job.stack)
    .filter(schema => name && graph.text(schema, 'name') === name)
    .flatMap(schema =>
      bucketNodes(graph, schema.stack, schema.attributes.storage_root),
    );
}

function stepsOf(graph: GraphBuilder, job: StackResource): Step[] {
  return blocksOf(job.attributes.task)
    .flatMap(task => blocksOf(task.notebook_task))
    .flatMap(({ base_parameters: said }) => (isRecord(said) ? [said] : []))
    .map(said => ({
      from: bucketsOfSchema(graph, job, said.source_schema),
      to: bucketsOfSchema(graph, job, said.target_schema),
    }))
    .filter(({ from, to }) => from.length && to.length);
}

/** The buckets whose new objects start a job. */
function arrivalsOf(graph: GraphBuilder, job: StackResource): string[] {
  return blocksOf(job.attributes.trigger)
    .flatMap(trigger => blocksOf(trigger.file_arrival))
    .flatMap(({ url }) => bucketNodes(graph, job.stack, url));
}

/** Says of buckets which schemas keep their tables in them. */
function nameSchemas(graph: GraphBuilder): void {
  for (const schema of graph.index.ofType('databricks_schema')) {
    const name = graph.text(schema, 'name');
    if (!name) continue;
    for (const id of bucketNodes(
      graph,
      schema.stack,
      schema.attributes.storage_root,
    )) {
      const bucket = graph.find(id);
      if (!bucket) continue;
      const known = listOf(bucket, 'schemas');
      bucket.schemas = [...new Set([...known, name])];
    }
  }
}

/** The buckets whose events a rule is about. */
function bucketsOfRule(graph: GraphBuilder, rule: StackResource): string[] {
  const pattern = graph.text(rule, 'event_pattern') ?? '';
  return graph
    .ofKind('bucket')
    .filter(
      ({ bucket }) =>
        typeof bucket === 'string' && pattern.includes(`"${bucket}"`),
    )
    .map(({ id }) => id);
}

function addJob(
  graph: GraphBuilder,
  job: StackResource,
  steps: Step[],
  arrivals: string[],
): void {
  graph.node(job.id, 'job', graph.nameOf(job, 'name'), undefined, {
    tasks: blocksOf(job.attributes.task)
      .map(task => graph.index.text(job.stack, task.task_key))
      .filter(key => key !== undefined),
    schedule: blocksOf(job.attributes.schedule)
      .map(({ quartz_cron_expression: cron, timezone_id: zone }) =>
        [cron, zone]
          .map(part => graph.index.text(job.stack, part))
          .filter(Boolean)
          .join(' '),
      )
      .find(Boolean),
  });
  const written = new Set(steps.flatMap(({ to }) => to));
  for (const { from, to } of steps) {
    for (const source of from) {
      // What the job wrote itself it carries on from there.
      const isFirst = !written.has(source);
      if (isFirst) graph.edge(source, job.id, 'feeds');
      to.forEach(target =>
        graph.edge(isFirst ? job.id : source, target, 'feeds'),
      );
    }
  }
  arrivals.forEach(bucket => graph.edge(bucket, job.id, 'triggers'));
  // Jobs are Databricks': what ties one to its workspace is the provider.
  graph.index
    .targets(
      job.stack,
      graph.index.providerOf(job)?.host,
      'databricks_mws_workspaces',
    )
    .forEach(workspace => graph.edge(workspace.id, job.id, 'uses'));
}

/**
 * The jobs that carry data from bucket to bucket, and what starts them: an
 * EventBridge rule for new objects and a state machine, or Databricks itself.
 * Other jobs, rules and state machines are no part of where data goes.
 */
export function addOrchestration(graph: GraphBuilder): void {
  const { index } = graph;
  nameSchemas(graph);
  const machines = index
    .ofType(MACHINE)
    .map(machine => ({
      machine,
      jobs: graph.targets(machine, 'definition', JOB),
    }))
    .filter(({ jobs }) => jobs.length);
  const started = new Set(machines.flatMap(({ jobs }) => jobs));
  for (const job of index.ofType(JOB).filter(({ isData }) => !isData)) {
    const steps = stepsOf(graph, job);
    const arrivals = arrivalsOf(graph, job);
    if (steps.length || arrivals.length || started.has(job)) {
      addJob(graph, job, steps, arrivals);
    }
  }
  for (const { machine, jobs } of machines) {
    graph.node(
      machine.id,
      'state-machine',
      graph.nameOf(machine, 'name'),
      addAccount(graph, machine),
      { region: regionOf(graph, machine) },
    );
    jobs.forEach(job => graph.edge(machine.id, job.id, 'triggers'));
  }
  for (const target of index.ofType('aws_cloudwatch_event_target')) {
    const [rule] = graph.targets(target, 'rule', RULE);
    const [machine] = graph.targets(target, 'arn', MACHINE);
    if (!rule || !machine || !graph.find(machine.id)) continue;
    graph.node(
      rule.id,
      'event-rule',
      graph.nameOf(rule, 'name'),
      addAccount(graph, rule),
      { region: regionOf(graph, rule) },
    );
    graph.edge(rule.id, machine.id, 'triggers');
    bucketsOfRule(graph, rule).forEach(bucket =>
      graph.edge(bucket, rule.id, 'triggers'),
    );
  }
}
