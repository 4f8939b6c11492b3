import type { DatabricksConfigProblem } from './DatabricksConfig';

/** Collects what is wrong while a section is read, so that all of it is told at once. */
export class ConfigProblems {
  readonly all: DatabricksConfigProblem[] = [];

  /** Notes a problem; nothing is what stands in for the wrong value. */
  add(path: string, message: string): undefined {
    this.all.push({ path, message });
    return undefined;
  }
}
