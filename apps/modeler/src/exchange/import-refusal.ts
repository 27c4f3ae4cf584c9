export type ImportProblem =
  | 'brokenXml'
  | 'brokenZip'
  | 'encoding'
  | 'noDiagram'
  | 'notBpmn'
  | 'tooLarge'
  | 'tooMany'
  | 'twoDiagrams'
  | 'wrongKind';

/** Why a file is not taken; its sentence is in the languages (`exchange.problem`). */
export class ImportRefusal extends Error {
  constructor(readonly problem: ImportProblem) {
    super(problem);
    this.name = 'ImportRefusal';
  }
}
