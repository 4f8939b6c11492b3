/** Says on a page who writes it; a page without it is somebody's own. */
export const WRITTEN_BY_DOCS =
  '<!-- Written by "lakeport docs" from lakeport.yaml; what is changed here is lost. -->';
