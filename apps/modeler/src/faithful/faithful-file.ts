import { withMarkupAgain, withMarkupAsText } from '@relevo/web/markup';
import { DanglingReferences, type ReadWarning } from './dangling-references.js';
import { withRemarksOf } from './remarks.js';

/** A file on its way through bpmn-moddle: what that reader does not hold is kept here and written again. */
export class FaithfulFile {
  /** The file as the reader is given it. */
  readonly readable: string;
  #dangling = new DanglingReferences([]);

  /** `isXml` tells whether a whole document can be read. */
  constructor(
    xml: string,
    private readonly isXml: (document: string) => boolean,
  ) {
    this.readable = withMarkupAsText(xml);
  }

  wasRead(warnings: readonly ReadWarning[]): void {
    this.#dangling = new DanglingReferences(warnings);
  }

  /** `write` is moddle's own writing of what was read, changed or not. */
  async written(write: () => Promise<string>): Promise<string> {
    this.#dangling.putBack();
    return withMarkupAgain(withRemarksOf(this.readable, await write()), this.isXml);
  }
}
