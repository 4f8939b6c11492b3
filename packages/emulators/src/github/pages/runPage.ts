import type { RunRecord } from '../../actions/runRecord';
import { mayReview } from '../mayReview';
import type { RouteHelper } from '../RouteHelper';
import type { Repository } from '../state/githubState';
import { escapeHtml } from './escapeHtml';

/** The environments that a run waits for, with a button for everybody who may decide. */
function reviewForms(
  helper: RouteHelper,
  repository: Repository,
  run: RunRecord,
): string {
  const { actions, store } = helper.context;
  const people = store.owners().filter(({ type }) => type === 'User');
  const forms = actions.pending(run).map(({ name, reviewed }) => {
    const environment = store.environment(repository, name);
    const buttons = people
      .filter(({ login }) =>
        mayReview(store, environment, run, { kind: 'user', login }),
      )
      .flatMap(({ login }) =>
        (['approved', 'rejected'] as const).map(
          state =>
            `<button name="${state}" value="${escapeHtml(login)}">${
              state === 'approved' ? 'Approve' : 'Reject'
            } as ${escapeHtml(login)}</button>`,
        ),
      );
    return `<h2>Waits for ${escapeHtml(name)}</h2>
<form method="post" action="${helper.html(repository)}/actions/runs/${
      run.id
    }/review"><input type="hidden" name="environment" value="${escapeHtml(
      name,
    )}"><p>${
      reviewed ? buttons.join(' ') || 'Nobody here may decide.' : 'Its timer.'
    }</p></form>`;
  });
  return forms.join('');
}

/** A run with its jobs, steps and logs, and what it waits for. */
export function runPage(
  helper: RouteHelper,
  repository: Repository,
  run: RunRecord,
): string {
  const { runs } = helper.context.actions.services;
  const jobs = run.jobs.map(job => {
    const steps = job.steps.map(
      step =>
        `<tr><td>${step.number}</td><td>${escapeHtml(
          step.name,
        )}</td><td>${escapeHtml(step.conclusion ?? step.status)}</td></tr>`,
    );
    return `<h2>${escapeHtml(job.name)}: ${escapeHtml(
      job.conclusion ?? job.status,
    )}</h2><table>${steps.join(
      '',
    )}</table><details><summary>Log</summary><pre>${escapeHtml(
      runs.log(run, job),
    )}</pre></details>`;
  });
  return `<p>Workflow ${escapeHtml(run.workflowName)}, run ${
    run.number
  }: ${escapeHtml(run.conclusion ?? run.status)}</p>${reviewForms(
    helper,
    repository,
    run,
  )}${jobs.join('')}`;
}
