/** What a project asks its platform for. */
export interface OnboardingRequest {
  project: string;
  /** organization/name */
  repository: string;
  /** Where the subjects of its tokens have them. */
  githubIds?: { owner: number; repository: number };
  /** Entity reference. */
  owner: string;
  environments: Array<{
    name: string;
    awsAccountId: string;
    region: string;
    /** The range that is wanted; otherwise one of `prefix` is allocated. */
    cidr?: string;
    prefix?: number;
    /** False for an environment whose network is brought along, or that has none. */
    network?: boolean;
  }>;
  /** What it has between its environments; members left out are all of them. */
  connectivity?: { members?: string[] };
  regions?: { members?: string[] };
}
