/** Strings of observed pages; part of the plugin's one translation ref. */
export const observedMessages = {
  title: 'Networks',
  what: 'the observed network',
  noWorkspaceHint:
    'There is nothing to observe before the environment is deployed; its declared network is under “Declared”.',
  workspaceUnknown: 'Whether there is a workspace is not known',
  workspaceUnknownHint:
    'The sources named above could not be read. Try again, or see whether the portal may read them.',
  emptyHint: 'AWS and Databricks report no network here.',
  emptyPartial: 'Nothing could be read; see above what failed.',
  modes: {
    label: 'Which network is shown',
    declared: 'Declared',
    observed: 'Observed',
    difference: 'Difference',
  },
  status: {
    same: 'as declared',
    differs: 'differs',
    'only-declared': 'only declared',
    'only-observed': 'only observed',
    'not-compared': 'not compared',
  },
  edgeStatus: {
    'only-declared': '− only declared',
    'only-observed': '+ only observed',
    mixed: '≠ some differ',
  },
  part: {
    errors_one: '{{count}} error',
    errors_other: '{{count}} errors',
    warnings_one: '{{count}} warning',
    warnings_other: '{{count}} warnings',
    differences_one: '{{count}} difference inside',
    differences_other: '{{count}} differences inside',
  },
  difference: {
    note: 'What the repository declares, beside what AWS and Databricks report. What one side cannot report is “not compared”, with the reason.',
    none: 'Nothing differs of what can be compared.',
    some: 'The network is not as declared.',
    label: 'Parts by how they compare',
    edges_one: '{{count}} connection is on one side only',
    edges_other: '{{count}} connections are on one side only',
    emptyHint: 'There is neither a declared nor an observed network.',
  },
  canvas: {
    keys: 'Arrow keys lead to the nearest part, Enter opens its details, Escape closes them.',
  },
  panel: {
    label: 'Details of the selected part',
    close: 'Close the details',
    entity: 'In the catalog:',
    findings: 'What is wrong with it',
    differences: 'What is not as declared',
    bothSides: 'As declared and as observed',
  },
  search: {
    label: 'Find a part',
    hits: 'Parts that were found',
    found_one: '{{count}} part found',
    found_other: '{{count}} parts found',
  },
  tools: {
    label: 'Tools of the picture',
    kinds: 'Kinds that are drawn',
    allKinds: 'All kinds',
    clearKinds: 'Draw all kinds',
    layers: {
      'data-flow': 'Data flow',
    },
    leftOut:
      'There is more than can be drawn: the picture leaves some kinds out, the tables do not.',
    unfoldAll: 'Unfold all',
    reset: 'Fold as at first',
    export: 'Export SVG',
    exportShown: 'What is drawn now',
    exportAll: 'All of the network',
  },
  health: {
    label: 'Health of the network',
    title: 'Health',
    list: 'Findings, errors first',
    none: 'No problems were found.',
    noneRead: 'No problems were found in what could be read.',
    all: 'Show all {{number}}',
    from: {
      aws: 'from what AWS reports',
      databricks: 'reported by Databricks',
    },
  },
  gaps: {
    title_one:
      '{{count}} thing could not be read and is missing from the picture',
    title_other:
      '{{count}} things could not be read and are missing from the picture',
    label: 'What could not be read',
    which: 'Which',
    ofRegion: 'of account {{accountId}} in {{region}}',
    ofAccount: 'of account {{accountId}}',
  },
  state: {
    readAt: 'Read from AWS and Databricks at {{time}}.',
    note: 'What is there, whoever made it.',
    noAws: 'The portal reads no AWS account',
    noAwsHint:
      'Only what Databricks reports is shown: VPCs, subnets, routes and rules are missing because nobody looked for them. An AWS account is named in the app config, under databricks.aws.accounts.',
    sourcesUnknown: 'Which accounts the portal reads could not be found out',
  },
  networks: {
    what: 'the networks',
    view: 'How the networks are shown',
    list: 'List',
    map: 'All on one canvas',
    mapTitle: 'Accounts and regions',
    back: 'Back to all networks',
    filters: 'Filter networks',
    account: 'AWS account',
    allAccounts: 'All accounts',
    region: 'Region',
    allRegions: 'All regions',
    search: 'Name or ID',
    tableLabel: 'Table of networks',
    vpc: 'VPC',
    cidrs: 'CIDR blocks',
    workspaces: 'Workspaces',
    noWorkspaces: 'none',
    workspaceStatus: '{{name}} ({{status}})',
    freeAddresses: 'Free addresses',
    notRead: 'not read',
    healthy: 'no problems',
    entity: 'In the catalog',
    noMatch: 'No network matches the filter',
    emptyTitle: 'No networks',
    emptyHint:
      'The portal reads no AWS account, or there is no VPC in the regions that it reads. Accounts are named in the app config, under databricks.aws.accounts.',
  },
  vpc: {
    title: 'VPC',
    what: 'the VPC',
    addresses: '{{free}} of {{total}}',
    gone: 'Not found in AWS',
    goneHint:
      '{{vpc}} is not among the VPCs of the accounts and regions that the portal reads.',
    unknown: 'Which VPC this is, is not known',
    unknownHint:
      'The entity has no annotation lakeport.dev/vpc-id; with it, its network is shown here.',
  },
  workspace: {
    unknown: 'It is not said which workspace this is',
    unknownHint:
      'The entity has no annotation lakeport.dev/workspace-id; with it, its network is shown here.',
  },
  trace: {
    note: 'Where the routes, security groups and endpoints that were observed lead traffic. Bucket policies, credentials and firewalls of others are not looked at.',
    unread:
      'The answer holds for what could be read only; not read: {{actions}}',
  },
  table: {
    status: 'Compared',
    findings: 'Findings',
    difference: '{{detail}}: declared {{declared}}, observed {{observed}}',
  },
} as const;
