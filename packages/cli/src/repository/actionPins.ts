/**
 * The actions that generated workflows use, each at the commit of a release: a
 * tag can be moved, a commit cannot.
 */
export const actionPins = {
  checkout: {
    uses: 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683',
    version: 'v4.2.2',
  },
  setupNode: {
    uses: 'actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020',
    version: 'v4.4.0',
  },
  setupTerraform: {
    uses: 'hashicorp/setup-terraform@b9cd54a3c349d3f38e8881555d616ced269862dd',
    version: 'v3.1.2',
  },
  configureAwsCredentials: {
    uses: 'aws-actions/configure-aws-credentials@ececac1a45f3b08a01d2dd070d28d111c5fe6722',
    version: 'v4.1.0',
  },
  uploadArtifact: {
    uses: 'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02',
    version: 'v4.6.2',
  },
  downloadArtifact: {
    uses: 'actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093',
    version: 'v4.3.0',
  },
  githubScript: {
    uses: 'actions/github-script@ed597411d8f924073f98dfc5c65a23a2325f34cd',
    version: 'v8.0.0',
  },
} as const;
