import { Injectable } from '@nestjs/common';
import { arrondissementsOf, formerCodesOf, type Commune } from '../parcels/communes.js';
import type { CommuneAnswer, CommuneRecord, GroupingsAnswer } from './answer.js';
import { BanaticStore } from './banatic/banatic-store.js';
import { type FoundCommune, resolutionNote } from './find-commune.js';
import { groupingsOf } from './groupings.js';
import { banaticNote, banaticReport, cogReport } from './reports.js';
import { departmentOf, regionNameOf } from '../parcels/territories.js';

/** Answers about communes, from what comes with the server and what its operator imported: no upstream is asked. */
@Injectable()
export class CommunesService {
  constructor(private readonly banatic: BanaticStore) {}

  commune(found: FoundCommune): CommuneAnswer {
    return {
      commune: recordOf(found.commune),
      ...requestedOf(found),
      ...notesOf([resolutionNote(found)]),
      meta: { sources: { cog: cogReport() } },
    };
  }

  async groupings(found: FoundCommune, wanted: { readonly members: boolean }): Promise<GroupingsAnswer> {
    const banatic = await this.banatic.current();
    const { commune } = found;
    const index = banatic.state === 'imported' ? banatic.index : undefined;
    const groupings = groupingsOf(commune, index, wanted);
    const hasEpci = groupings.some(({ ownTax }) => ownTax);
    return {
      commune: { code: commune.code, name: commune.name, siren: commune.siren },
      ...requestedOf(found),
      groupings,
      ...notesOf([
        resolutionNote(found),
        hasEpci ? undefined : `${commune.name} belongs to no grouping with taxes of its own`,
        banaticNote(banatic),
        groupings.some(({ competences }) => index !== undefined && competences === null)
          ? 'Competences are null where the import of BANATIC does not have the grouping or its competences'
          : undefined,
        groupings.some(({ through }) => through.length > 0)
          ? 'A grouping reached `through` another may cover only a part of its territory'
          : undefined,
      ]),
      meta: { sources: { cog: cogReport(), banatic: banaticReport(banatic) } },
    };
  }
}

function recordOf(commune: Commune): CommuneRecord {
  const department = departmentOf(commune.departmentCode);
  return {
    code: commune.code,
    name: commune.name,
    siren: commune.siren,
    postalCodes: commune.postalCodes,
    population: commune.population,
    departmentCode: commune.departmentCode,
    departmentName: department?.name ?? null,
    regionCode: commune.regionCode,
    regionName: regionNameOf(commune.regionCode) ?? null,
    zone: department?.zone ?? null,
    arrondissements: arrondissementsOf(commune.code),
    formerCodes: formerCodesOf(commune.code),
    links: { groupements: `/v1/communes/${commune.code}/groupements` },
  };
}

function requestedOf({ requested }: FoundCommune): Pick<FoundCommune, 'requested'> {
  return requested === undefined ? {} : { requested };
}

function notesOf(notes: readonly (string | undefined)[]): { readonly notes?: readonly string[] } {
  const told = notes.filter((note) => note !== undefined);
  return told.length === 0 ? {} : { notes: told };
}
