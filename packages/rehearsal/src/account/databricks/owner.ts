/** Who the simulated Databricks says that everything belongs to. */
export const owner = 'rehearsal@lakeport.dev';
