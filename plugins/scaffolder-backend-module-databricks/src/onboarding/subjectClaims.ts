/** What the roles and service principals of a platform expect of a token's subject. */
export const subjectClaims = ['repo', 'context', 'job_workflow_ref'];
