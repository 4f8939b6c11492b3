import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../files/writeFileAtomically';
import { runRecord, type JobRecord, type RunRecord } from './runRecord';

/** The runs of all repositories: one folder each, with its record, job logs and artifacts. */
export class RunStore {
  private readonly runs = new Map<number, RunRecord>();
  private readonly listeners: Array<(run: RunRecord) => void> = [];

  constructor(private readonly directory: string) {
    mkdirSync(directory, { recursive: true });
    for (const name of readdirSync(directory)) {
      const file = join(directory, name, 'run.json');
      if (existsSync(file)) {
        const run = runRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
        this.runs.set(run.id, run);
        this.cancelUnfinished(run);
      }
    }
  }

  /** A run that was under way when the process stopped has nobody left to finish it. */
  private cancelUnfinished(run: RunRecord): void {
    if (run.status === 'completed') {
      return;
    }
    const now = new Date().toISOString();
    for (const job of run.jobs.filter(j => j.status !== 'completed')) {
      for (const step of job.steps.filter(s => s.status !== 'completed')) {
        Object.assign(step, {
          status: 'completed',
          conclusion: step.startedAt ? 'cancelled' : 'skipped',
          completedAt: now,
        });
      }
      job.status = 'completed';
      job.conclusion = 'cancelled';
      job.completedAt = now;
      this.appendLog(run, job, [
        '##[error]The runner has received a shutdown signal: the emulator stopped while this job was running.',
      ]);
    }
    run.status = 'completed';
    run.conclusion = 'cancelled';
    this.save(run);
  }

  /** Calls `listener` whenever a run has changed; it must not keep the run as it is. */
  subscribe(listener: (run: RunRecord) => void): void {
    this.listeners.push(listener);
  }

  add(run: RunRecord): void {
    this.runs.set(run.id, run);
    this.save(run);
  }

  /** What still goes on in a run that was removed leaves no trace. */
  private isKept(run: RunRecord): boolean {
    return this.runs.get(run.id) === run;
  }

  save(run: RunRecord): void {
    if (!this.isKept(run)) {
      return;
    }
    run.updatedAt = new Date().toISOString();
    writeFileAtomically(
      join(this.folder(run.id), 'run.json'),
      `${JSON.stringify(run, null, 1)}\n`,
    );
    this.listeners.forEach(listener => listener(run));
  }

  get(repositoryId: number, id: number): RunRecord | undefined {
    const run = this.runs.get(id);
    return run?.repositoryId === repositoryId ? run : undefined;
  }

  /** The runs of a repository, newest first. */
  list(repositoryId: number): RunRecord[] {
    return [...this.runs.values()]
      .filter(run => run.repositoryId === repositoryId)
      .sort((a, b) => b.id - a.id);
  }

  remove(run: RunRecord): void {
    this.runs.delete(run.id);
    rmSync(this.folder(run.id), { recursive: true, force: true });
  }

  removeArtifact(run: RunRecord, id: number): void {
    run.artifacts = run.artifacts.filter(artifact => artifact.id !== id);
    rmSync(this.artifactFile(run, id), { force: true });
    this.save(run);
  }

  job(
    repositoryId: number,
    jobId: number,
  ): { run: RunRecord; job: JobRecord } | undefined {
    for (const run of this.list(repositoryId)) {
      const job = run.jobs.find(candidate => candidate.id === jobId);
      if (job) {
        return { run, job };
      }
    }
    return undefined;
  }

  /** Appends lines to a job's log, each with GitHub's timestamp before it. */
  appendLog(run: RunRecord, job: JobRecord, lines: string[]): void {
    if (!this.isKept(run)) {
      return;
    }
    const time = new Date().toISOString().replace('Z', '0000Z');
    mkdirSync(this.folder(run.id), { recursive: true });
    appendFileSync(
      this.logFile(run, job),
      lines.map(line => `${time} ${line}\n`).join(''),
    );
  }

  log(run: RunRecord, job: JobRecord): string {
    const file = this.logFile(run, job);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  writeArtifact(run: RunRecord, id: number, zip: Uint8Array): void {
    if (!this.isKept(run)) {
      return;
    }
    mkdirSync(this.folder(run.id), { recursive: true });
    writeFileSync(this.artifactFile(run, id), zip);
  }

  artifact(run: RunRecord, id: number): Buffer {
    return readFileSync(this.artifactFile(run, id));
  }

  private folder(runId: number): string {
    return join(this.directory, String(runId));
  }

  private logFile(run: RunRecord, job: JobRecord): string {
    return join(this.folder(run.id), `job-${job.id}.log`);
  }

  private artifactFile(run: RunRecord, id: number): string {
    return join(this.folder(run.id), `artifact-${id}.zip`);
  }
}
