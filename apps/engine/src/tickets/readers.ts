import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { Directory } from '../access/directory.js';
import type { Identity } from '../access/identity.js';
import { Catalogue } from '../catalogue/catalogue.js';
import type { LanguageHint } from './language.js';
import { maySeeInternal } from './ticket-access.js';
import { groupName, type Language, type Reader } from './ticket-view.js';

/** For whom a ticket is written: which language, and whether internal words are in it. */
@Injectable()
export class Readers {
  constructor(
    private readonly directory: Directory,
    private readonly catalogue: Catalogue,
  ) {}

  of(identity: Identity, hint: LanguageHint): Reader {
    return this.reader(this.languageOf(identity, hint), maySeeInternal(identity));
  }

  /** What a tracking link and the requester's own page show, whoever looks at it. */
  asRequester(identity: Identity, hint: LanguageHint): Reader {
    return this.reader(this.languageOf(identity, hint), false);
  }

  private reader(language: Language, internal: boolean): Reader {
    return {
      language,
      internal,
      person: (id) => this.directory.person(id),
      groupName: (id) => groupName(id, this.directory.group(id), language),
      processName: (definitionKey) => {
        const definition = this.catalogue.definition(definitionKey as Key)?.definition;
        return definition?.name ?? definition?.id ?? '';
      },
    };
  }

  private languageOf(identity: Identity, { asked, accepted }: LanguageHint): Language {
    return asked ?? this.directory.account(identity.id)?.language ?? accepted;
  }
}
