package org.gradcheck.junit;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.page.PagePolicy;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Settings of a check: the attribute of the annotation, else the configuration parameter, else the default.
 *
 * @param options the configuration parameters that were used, other than seed and only, in the form of a command line
 */
record CheckSettings(int trials, long seed, Optional<Integer> only, GradientChecker checker, String options) {

    /** Names of all configuration parameters of gradcheck. */
    static final List<String> NAMES = List.of(
            "gradcheck.trials",
            "gradcheck.seed",
            "gradcheck.only",
            "gradcheck.mode",
            "gradcheck.relativeTolerance",
            "gradcheck.absoluteTolerance",
            "gradcheck.mostEvaluations",
            "gradcheck.progressSeconds",
            "gradcheck.report",
            "gradcheck.report.directory",
            "gradcheck.console");

    private static final int DEFAULT_TRIALS = 3;
    private static final long DEFAULT_SEED = 0;

    CheckSettings {
        refuseUnless(trials >= 1, "trials is " + trials + "; give 1 or more");
        only.ifPresent(number ->
                refuseUnless(number >= 1, "gradcheck.only is " + number + "; invocations are numbered from 1"));
    }

    static CheckSettings of(GradientCheck annotation, ExtensionContext context) {
        Parameters parameters = new Parameters(context);
        return new CheckSettings(
                isSet(annotation.trials() != 0, annotation.trials())
                        .or(() -> parameters.get("trials", "a whole number", CheckSettings::intOf))
                        .filter(trials -> trials != 0)
                        .orElse(DEFAULT_TRIALS),
                isSet(annotation.seed() != Long.MIN_VALUE, annotation.seed())
                        .or(() -> parameters.get("seed", "a whole number", CheckSettings::longOf))
                        .orElse(DEFAULT_SEED),
                parameters.get("only", "a whole number", CheckSettings::intOf),
                reporting(checker(annotation, parameters), parameters, context),
                parameters.options());
    }

    private static GradientChecker checker(GradientCheck annotation, Parameters parameters) {
        CheckMode mode = isSet(annotation.mode() != CheckMode.AUTO, annotation.mode())
                .or(() ->
                        parameters.get("mode", "one of " + Arrays.toString(CheckMode.values()), CheckSettings::modeOf))
                .orElse(CheckMode.AUTO);
        Optional<Double> relative = isSet(!Double.isNaN(annotation.relativeTolerance()), annotation.relativeTolerance())
                .or(() -> parameters.get("relativeTolerance", "a number", CheckSettings::toleranceOf));
        Optional<Double> absolute = isSet(!Double.isNaN(annotation.absoluteTolerance()), annotation.absoluteTolerance())
                .or(() -> parameters.get("absoluteTolerance", "a number", CheckSettings::toleranceOf));
        Optional<Long> most = isSet(annotation.mostEvaluations() != 0, annotation.mostEvaluations())
                .or(() -> parameters.get("mostEvaluations", "a whole number", CheckSettings::longOf))
                .filter(limit -> limit != 0);
        GradientChecker standard = GradientChecker.standard().mode(mode);
        try {
            GradientChecker relativeOnly =
                    relative.map(standard::relativeTolerance).orElse(standard);
            GradientChecker unlimited =
                    absolute.map(relativeOnly::absoluteTolerance).orElse(relativeOnly);
            GradientChecker checker = most.map(unlimited::mostEvaluations).orElse(unlimited);
            return parameters
                    .get("progressSeconds", "a whole number of 0 or more", CheckSettings::secondsOf)
                    .map(checker::progressEvery)
                    .orElse(checker);
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    private static GradientChecker reporting(GradientChecker checker, Parameters parameters, ExtensionContext context) {
        PagePolicy policy = parameters
                .get("report", "one of " + Arrays.toString(PagePolicy.values()), CheckSettings::policyOf)
                .orElse(PagePolicy.FAILURES);
        Optional<Path> folder = parameters.get("report.directory", "a path", Path::of);
        boolean drawsMaps = parameters
                .get("console", "brief, checks or detailed", CheckSettings::isDetailed)
                .orElse(false);
        GradientChecker drawing = drawsMaps ? checker.drawingMaps() : checker;
        return policy == PagePolicy.NEVER ? drawing : drawing.writingTo(new PagesOfRun(policy, folder).in(context));
    }

    private static <T> Optional<T> isSet(boolean set, T value) {
        return set ? Optional.of(value) : Optional.empty();
    }

    private static CheckMode modeOf(String name) {
        return CheckMode.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static PagePolicy policyOf(String name) {
        return PagePolicy.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static boolean isDetailed(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "detailed" -> true;
            case "brief", "checks" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Reads a whole number, which may be written as {@code 1e6}. */
    private static long longOf(String text) {
        return wholeOf(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** The numbers of a huge exponent are compared without their digits. */
    private static long wholeOf(String text, long least, long most) {
        BigDecimal number = new BigDecimal(text);
        boolean isBeyond =
                number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0;
        try {
            if (!isBeyond) {
                return number.longValueExact();
            }
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException(text, notWhole);
        }
        throw new BeyondRange(least, most);
    }

    /** A whole number that is too large or too small for its setting. */
    @SuppressWarnings("serial") // caught where it is thrown
    private static final class BeyondRange extends IllegalArgumentException {

        BeyondRange(long least, long most) {
            super("; give a number between " + least + " and " + most);
        }
    }

    /** Reads a number without the letters {@code d} and {@code f}, which Java allows and other settings do not. */
    private static double toleranceOf(String text) {
        char last = text.isEmpty() ? ' ' : Character.toLowerCase(text.charAt(text.length() - 1));
        if ((last == 'd' || last == 'f') && !text.startsWith("0x")) {
            throw new IllegalArgumentException(text);
        }
        return Double.parseDouble(text);
    }

    private static int intOf(String text) {
        return (int) wholeOf(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static Duration secondsOf(String text) {
        long seconds = intOf(text);
        if (seconds < 0) {
            throw new IllegalArgumentException(text);
        }
        return Duration.ofSeconds(seconds);
    }

    private static void refuseUnless(boolean condition, String message) {
        if (!condition) {
            throw new ExtensionConfigurationException(message);
        }
    }

    private record Parameters(ExtensionContext context, List<String> used) {

        /** Left out of the options: seed and number are always in the command, the others do not change the result. */
        private static final Set<String> LEFT_OUT =
                Set.of("seed", "only", "progressSeconds", "report", "report.directory", "console");

        Parameters(ExtensionContext context) {
            this(context, new ArrayList<>());
        }

        String options() {
            return String.join("", used);
        }

        <T> Optional<T> get(String name, String wanted, Function<String, T> parser) {
            String key = "gradcheck." + name;
            return context.getConfigurationParameter(key).map(value -> {
                try {
                    T parsed = parser.apply(value.strip());
                    if (!LEFT_OUT.contains(name)) {
                        used.add(" -D" + key + "=" + value.strip());
                    }
                    return parsed;
                } catch (BeyondRange e) {
                    throw new ExtensionConfigurationException(
                            "the configuration parameter " + key + " is '" + value + "', which is out of range"
                                    + e.getMessage(),
                            e);
                } catch (IllegalArgumentException e) {
                    throw new ExtensionConfigurationException(
                            "the configuration parameter " + key + " is '" + value + "', but must be " + wanted, e);
                }
            });
        }
    }
}
