import { carriedNumbers, type Programme } from '../programme/rules.ts'
import { dimensions, type Bearing } from './rules.ts'

/**
 * Which dimension of a risk profile bears on which ambitions, per programme. Source for Drenthe: the practice behind each ambition as
 * we know it (where drug labs are found, where people are exploited, what a party buys and grants), read by the makers; not a decision
 * of the working group. It orders and suggests depth and does nothing else, so a mistake here costs nobody a state.
 * A programme that is not named here has no bearing: its profiles can be kept and order nothing.
 */
const bearings: Record<string, Bearing> = {
  'drenthe-2024': {
    // More people, more reports and more to tell.
    inhabitants: ['2.1', '2.4', '5.1'],
    // Empty barns and quiet roads: drug labs, waste, and few eyes.
    countryside: ['1.1', '3.6', '3.7', '3.9', '3.10'],
    // Moving over the border is one step; so is information that stops there.
    border: ['2.2', '3.5', '3.7', '3.8'],
    motorways: ['3.7', '3.8', '3.10'],
    // Staying out of sight: exploitation, hemp and permits for operating.
    holidayParks: ['3.1', '3.6', '3.8', '3.10'],
    asylumCentres: ['2.3', '3.8'],
    businessParks: ['3.1', '3.3', '3.6', '3.10'],
    // Yards, moorings and discharges: who supervises the water meets it first.
    waterways: ['3.4', '3.9', '3.10'],
    // Selling, letting and leasing land and buildings.
    realEstate: ['3.2', '3.3', '3.4'],
    // What is bought brings outsiders in.
    procurement: ['3.2', '3.4', '4.4', '4.5'],
    subsidies: ['1.6', '3.2', '3.4'],
    careProviders: ['1.2', '3.8'],
  },
}

const nothing = Object.fromEntries(dimensions.map((dimension) => [dimension, []])) as unknown as Bearing

/** As this version of the programme numbers them: what bears on an ambition bears on everything that grew from it. */
export function bearingIn(programme: Programme): Bearing {
  const bearing = bearings[programme.id] ?? nothing
  if (!programme.growth) return bearing
  return Object.fromEntries(dimensions.map((dimension) => [dimension, carriedNumbers(programme, bearing[dimension])])) as unknown as Bearing
}
