/** The words of documented figures against shown ones, Swedish and English side by side. */
export const DOCUMENTED_WORDS = {
  en: {
    heads: [
      "figure",
      "where",
      "documented",
      "may differ",
      "shown",
      "error",
      "unit",
      "verdict",
      "shown by, founded",
      "source",
    ],
    verdicts: { met: "met", missed: "MISSED", cannotTell: "cannot tell", notComparable: "not comparable" },
    counts: {
      met: "met",
      missed: "missed",
      cannotTell: "cannot be told",
      notComparable: "not comparable",
    },
    hows: { simulated: "simulated", surveyed: "surveyed", notComparable: "" },
    method:
      "Surveyed: counts and expected means of the scenario for the year, exact. Simulated: the whole year, replication by replication.",
    notCompared: "Documented, but not comparable, and why",
  },
  sv: {
    heads: [
      "tal",
      "var",
      "dokumenterat",
      "får skilja",
      "visat",
      "fel",
      "enhet",
      "utslag",
      "visat genom, grundat",
      "källa",
    ],
    verdicts: {
      met: "nått",
      missed: "MISSAT",
      cannotTell: "går inte att säga",
      notComparable: "inte jämförbart",
    },
    counts: {
      met: "nådda",
      missed: "missade",
      cannotTell: "går inte att säga",
      notComparable: "inte jämförbara",
    },
    hows: { simulated: "simulerat", surveyed: "översikt", notComparable: "" },
    method:
      "Översikt: antal och väntevärden i scenariot för året, exakta. Simulerat: hela året, upprepning för upprepning.",
    notCompared: "Dokumenterat men inte jämförbart, och varför",
  },
} as const;
