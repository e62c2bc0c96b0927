import type { SectionData, SectionKey } from '../api/answer.js';
import { businessSales } from './business-sales.jsx';
import type { CardView } from './card-view.js';
import { condominiums } from './condominiums.jsx';
import { energy } from './energy.jsx';
import { occupation } from './occupation.jsx';
import { owners } from './owners.jsx';
import { permits } from './permits.jsx';
import { planning } from './planning.jsx';
import { transactions } from './transactions.jsx';

/** How each section shows its data. */
export const VIEWS: { readonly [key in SectionKey]: CardView<SectionData[key]> } = {
  transactions,
  energy,
  owners,
  urbanisme: planning,
  copropriete: condominiums,
  occupation,
  permis: permits,
  fondsDeCommerce: businessSales,
};
