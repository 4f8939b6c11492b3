import type { AdoptionNote, AdoptionReport } from '@lakeport/project';
import { harmless } from '../io/harmless';

const SECTIONS: ReadonlyArray<
  [section: keyof AdoptionReport, heading: string, none?: string]
> = [
  ['managed', 'Terraform takes over:'],
  ['referenced', 'Named and never changed:'],
  ['changes', 'The first apply changes:', 'The first apply changes nothing.'],
  ['left', 'Left as it is:'],
];

function lines(notes: readonly AdoptionNote[]): string[] {
  return notes.map(({ what, why }) => harmless(`  ${what}: ${why}`));
}

/** What an adoption means, as lines for people. */
export function describeAdoption(report: AdoptionReport): string[] {
  return SECTIONS.flatMap(([section, heading, none]) => {
    const notes = report[section];
    if (notes.length > 0) return ['', heading, ...lines(notes)];
    return none ? ['', none] : [];
  });
}
