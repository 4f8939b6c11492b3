/** What is read beyond workspaces, metastores and catalogs. */
export interface EstateWants {
  schemas: boolean;
  warehouses: boolean;
}
