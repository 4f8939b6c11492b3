import type { Platform, Project } from '@lakeport/project';

/** A repository that the demo begins with. */
export interface SeedRepository {
  owner: string;
  name: string;
  /** What it holds, by path. */
  files: Map<string, Buffer>;
  /** What its `lakeport.yaml` declares. */
  declared:
    | { kind: 'Platform'; platform: Platform }
    | { kind: 'Project'; project: Project };
}
