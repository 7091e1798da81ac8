/** The name of a workflow at a version. */
export type WorkflowName = (workflow: string, version: number) => Promise<string>;
