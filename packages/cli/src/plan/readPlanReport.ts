import {
  checkLine,
  endLine,
  noticeLine,
  stepLine,
  type PlanReport,
  type StackPlan,
} from './PlanReport';

const asObject = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/**
 * The JSON lines that `lakeport plan` prints, or the JSON of `lakeport check`,
 * as one report. Never throws: what cannot be read is counted.
 *
 * @param source - name of the file, for people
 */
export function readPlanReport(source: string, text: string): PlanReport {
  const stacks = new Map<string, StackPlan>();
  const report: PlanReport = {
    source,
    complete: false,
    rehearsal: false,
    failures: 0,
    stacks: [],
    problems: [],
    remains: [],
    findings: [],
    notices: [],
    check: false,
    unreadable: 0,
  };
  for (const line of text.split('\n').filter(item => item.trim() !== '')) {
    const value = asObject(line);
    const step = stepLine.safeParse(value);
    const end = endLine.safeParse(value);
    const check = checkLine.safeParse(value);
    const notice = noticeLine.safeParse(value);
    if (step.success) {
      const { stack, status, rehearsal, findings = [], ...rest } = step.data;
      report.rehearsal ||= rehearsal === true;
      report.findings.push(...findings);
      // The other steps matter only where they go wrong.
      if (rest.step === 'plan' || status !== 'succeeded') {
        stacks.set(stack, {
          stack,
          status: status === 'succeeded' ? 'planned' : status,
          summary: rest.summary,
          changes: rest.changes ?? [],
          imports: rest.imports ?? [],
          message: rest.message,
        });
      }
    } else if (end.success) {
      const { operation, planned, environment, failures, cost, rehearsal } =
        end.data;
      Object.assign(report, {
        operation,
        planned,
        environment,
        failures,
        cost,
      });
      report.remains.push(...(end.data.remains ?? []));
      report.complete = true;
      report.rehearsal ||= rehearsal === true;
      report.message = end.data.message;
      report.problems.push(...(end.data.problems ?? []));
      report.findings.push(...(end.data.findings ?? []));
    } else if (check.success) {
      report.check = true;
      report.complete = true;
      report.problems.push(...check.data.problems);
      report.findings.push(...(check.data.findings ?? []));
    } else if (notice.success) {
      report.notices.push(...notice.data.notice);
    } else {
      report.unreadable += 1;
    }
  }
  report.stacks = [...stacks.values()];
  return report;
}
