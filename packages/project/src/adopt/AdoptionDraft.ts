import type { Adopted, AdoptionNote } from './AdoptionPlan';

/** What the parts of an adoption come to, while it is planned. */
export class AdoptionDraft {
  readonly adopted: Adopted[] = [];
  readonly managed: AdoptionNote[] = [];
  readonly referenced: AdoptionNote[] = [];
  readonly changes: AdoptionNote[] = [];
  readonly left: AdoptionNote[] = [];

  /** Something that Terraform takes over. */
  take(adopted: Adopted, what: string, why: string): void {
    this.adopted.push(adopted);
    this.managed.push({ what, why });
  }

  refer(what: string, why: string): void {
    this.referenced.push({ what, why });
  }

  change(what: string, why: string): void {
    this.changes.push({ what, why });
  }

  leave(what: string, why: string): void {
    this.left.push({ what, why });
  }
}
