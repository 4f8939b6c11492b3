import type {
  Deployment,
  DeploymentJob,
  DeploymentStep,
} from '@lakeport/backstage-plugin-databricks-common';

/**
 * What happened between two looks at a deployment, as lines for a log: changes
 * of state, the run's address once it is known, and jobs and steps as they
 * begin and end.
 */
export function progressLines(
  before: Deployment | undefined,
  now: Deployment,
): string[] {
  const lines: string[] = [];
  if (before?.state !== now.state) {
    lines.push(`Deployment ${now.id} is ${now.state}`);
  }
  if (now.runUrl && before?.runUrl !== now.runUrl) {
    lines.push(`Run: ${now.runUrl}`);
  }
  for (const job of now.jobs) {
    const known = before?.jobs.find(other => other.name === job.name);
    lines.push(...jobLines(known, job));
  }
  return lines;
}

function jobLines(
  before: DeploymentJob | undefined,
  now: DeploymentJob,
): string[] {
  const lines: string[] = [];
  for (const step of now.steps) {
    const known = before?.steps.find(other => other.number === step.number);
    if (known?.status !== step.status && isTold(step)) {
      lines.push(`${now.name} / ${step.name}: ${outcome(step)}${took(step)}`);
    }
  }
  if (before?.status !== now.status && isTold(now)) {
    lines.push(`${now.name}: ${outcome(now)}`);
  }
  return lines;
}

// A queued job or a skipped step is nothing that a reader waits for.
function isTold(part: { status: string; conclusion?: string | null }): boolean {
  return (
    ['in_progress', 'waiting', 'completed'].includes(part.status) &&
    part.conclusion !== 'skipped'
  );
}

function outcome(part: { status: string; conclusion?: string | null }): string {
  return (part.conclusion ?? part.status).replace(/_/g, ' ');
}

function took(step: DeploymentStep): string {
  if (!step.startedAt || !step.completedAt) {
    return '';
  }
  const milliseconds =
    Date.parse(step.completedAt) - Date.parse(step.startedAt);
  return milliseconds >= 1000 ? ` (${Math.round(milliseconds / 1000)} s)` : '';
}
