import { invalidParameter } from './invalidParameter';
import { text } from '../text';
import type { Request } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { Value, ValueObject } from '../../wire/Value';

function blocks(value: Value | undefined): ValueObject[] {
  return [value ?? []].flat().filter(isValueObject);
}

function checkTasks(name: string | undefined, tasks: ValueObject[]): void {
  const keys = tasks.map(task => text(task.task_key) ?? '');
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice) {
    invalidParameter(
      `job ${name} has two tasks '${twice}'`,
      'Every task has a key of its own.',
    );
  }
  for (const task of tasks) {
    for (const { task_key: on } of blocks(task.depends_on)) {
      if (!keys.includes(text(on) ?? '')) {
        invalidParameter(
          `task ${text(task.task_key)} of job ${name} depends on '${text(on)}'`,
          `The tasks are ${keys.join(', ')}.`,
        );
      }
    }
  }
}

/** A Quartz expression has seconds first and, at choice, years last. */
function checkSchedule(name: string | undefined, schedule: ValueObject): void {
  const cron = text(schedule.quartz_cron_expression) ?? '';
  const fields = cron.trim().split(/\s+/);
  const isQuartz =
    (fields.length === 6 || fields.length === 7) &&
    (fields[3] === '?') !== (fields[5] === '?');
  if (!isQuartz) {
    invalidParameter(
      `Invalid quartz_cron_expression: '${cron}' of job ${name}`,
      "It has six or seven fields, beginning with seconds, and '?' as day of month or day of week.",
    );
  }
}

/** Refuses a job that is started in two ways, or by what cannot be watched. */
function checkTrigger(
  { account, attributes }: Request,
  name: string | undefined,
): void {
  const triggers = blocks(attributes.trigger);
  if (triggers.length > 0 && blocks(attributes.schedule).length > 0) {
    invalidParameter(
      `job ${name} has a schedule and a trigger`,
      'A job is started by one of schedule, trigger and continuous.',
    );
  }
  for (const arrival of triggers.flatMap(({ file_arrival: at }) =>
    blocks(at),
  )) {
    const url = text(arrival.url) ?? '';
    const between = arrival.min_time_between_triggers_seconds;
    const isWatched = account
      .objects({ type: 'databricks_external_location' })
      .some(location =>
        url.startsWith(
          (text(location.attributes.url) ?? '').replace(/\/*$/, '/'),
        ),
      );
    if (!isWatched) {
      invalidParameter(
        `${url} is not within an external location`,
        `Job ${name} is to start when files arrive there.`,
      );
    }
    if (typeof between === 'number' && between > 0 && between < 60) {
      invalidParameter(
        `min_time_between_triggers_seconds of job ${name} is ${between}`,
        'It is 60 at least.',
      );
    }
  }
}

/**
 * Refuses a job whose tasks, clusters or principal are not there.
 *
 * From the Databricks jobs API 2.1, 2025.
 */
export function checkJob(request: Request): void {
  const { account, attributes, scope } = request;
  const name = text(attributes.name);
  const tasks = blocks(attributes.task);
  checkTasks(name, tasks);
  checkTrigger(request, name);
  for (const schedule of blocks(attributes.schedule)) {
    checkSchedule(name, schedule);
  }
  const own = blocks(attributes.job_cluster).map(cluster =>
    text(cluster.job_cluster_key),
  );
  for (const task of tasks) {
    const id = text(task.existing_cluster_id);
    const key = text(task.job_cluster_key);
    if (id && !account.find('databricks_cluster', scope, id)) {
      invalidParameter(
        `Cluster ${id} does not exist`,
        `Task ${text(task.task_key)} of job ${name} names it.`,
      );
    }
    if (key && !own.includes(key)) {
      invalidParameter(
        `job cluster '${key}' is not defined`,
        `Task ${text(task.task_key)} of job ${name} names it.`,
      );
    }
  }
}
