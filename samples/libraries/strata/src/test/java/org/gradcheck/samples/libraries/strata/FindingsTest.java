package org.gradcheck.samples.libraries.strata;

import static com.opengamma.strata.product.option.BarrierType.DOWN;
import static com.opengamma.strata.product.option.KnockType.KNOCK_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import com.opengamma.strata.pricer.impl.option.BlackBarrierPriceFormulaRepository;
import com.opengamma.strata.pricer.impl.option.SabrExtrapolationRightFunction;
import com.opengamma.strata.pricer.impl.volatility.smile.SabrFormulaData;
import com.opengamma.strata.pricer.impl.volatility.smile.SabrHaganVolatilityFunctionProvider;
import com.opengamma.strata.product.common.PutCall;
import com.opengamma.strata.product.option.SimpleConstantContinuousBarrier;
import java.io.IOException;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.samples.libraries.findings.Finding;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Where Strata 2.12.48 disagrees with its own values, or has conventions of its own; told in FINDINGS.md. */
class FindingsTest {

    /** For z below -1e6 the adjoint of z is made of another one before that is computed. */
    @Test
    void sabrFarOutOfTheMoney() throws IOException {
        GradientReport report = checkSabr(0.05, 0.5, 1e-8, 0.5, -0.3, 0.4);
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).isEmpty();
        new Finding("strata-pricer 2.12.48: `SabrHaganVolatilityFunctionProvider.volatilityAdjoint` for z below -1e6")
                .quotes(report);
    }

    /** From 1 - 1e-5 on the volatility takes z / chi as it is for rho = 1, but the adjoint does not. */
    @Test
    void sabrWithACorrelationOfAlmostOne() throws IOException {
        GradientReport report = checkSabr(0.05, 0.06, 0.04, 0.5, 0.999999, 0.4);
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.ISOLATED_ENTRIES);
        new Finding("strata-pricer 2.12.48: `SabrHaganVolatilityFunctionProvider`, correlation within 1e-5 of 1")
                .quotes(report);
    }

    private static GradientReport checkSabr(double... point) {
        SabrHaganVolatilityFunctionProvider model = SabrHaganVolatilityFunctionProvider.DEFAULT;
        return GradientChecker.standard()
                .check(GradientSubject.named("SABR")
                        .point(point)
                        .cost(x -> model.volatility(x[0], x[1], 2.5, x[2], x[3], x[4], x[5]))
                        .gradient(x -> model.volatilityAdjoint(x[0], x[1], 2.5, x[2], x[3], x[4], x[5])
                                .getDerivatives()
                                .toArray())
                        .declare("x", x -> x.names("forward", "strike", "alpha", "beta", "rho", "nu")));
    }

    /** Third derivatives of the price at the cut-off are one-sided differences. */
    @Test
    void extrapolatedPrice() throws IOException {
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("extrapolated SABR price")
                        .point(0.04, 0.5, -0.3, 0.4)
                        .cost(x -> extrapolation(x).price(0.15, PutCall.CALL))
                        .gradient(x -> extrapolation(x)
                                .priceAdjointSabr(0.15, PutCall.CALL)
                                .getDerivatives()
                                .toArray())
                        .declare("x", x -> x.names("alpha", "beta", "rho", "nu")));
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.APPROXIMATE);
        new Finding("strata-pricer 2.12.48: `SabrExtrapolationRightFunction.priceAdjointSabr`").quotes(report);
    }

    private static SabrExtrapolationRightFunction extrapolation(double[] x) {
        return SabrExtrapolationRightFunction.of(0.05, 2, SabrFormulaData.of(x), 0.10, 2.5);
    }

    /** The arguments are spot, strike, expiry, carry, rate and volatility; the derivatives come in another order. */
    @Test
    void orderOfTheDerivativesOfABarrierOption() throws IOException {
        BlackBarrierPriceFormulaRepository formula = new BlackBarrierPriceFormulaRepository();
        SimpleConstantContinuousBarrier barrier = SimpleConstantContinuousBarrier.of(DOWN, KNOCK_OUT, 90);
        GradientReport report = GradientChecker.standard()
                .check(
                        x -> formula.price(x[0], x[1], x[2], x[3], x[4], x[5], true, barrier),
                        x -> formula.priceAdjoint(x[0], x[1], x[2], x[3], x[4], x[5], true, barrier)
                                .getDerivatives()
                                .subArray(0, 6)
                                .toArray(),
                        100,
                        95,
                        1.2,
                        0.02,
                        0.05,
                        0.3);
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.REORDERED);
        assertThat(report.toString()).contains("declare theirs by gradientOrder(...)");
        new Finding("strata-pricer 2.12.48: order of `BlackBarrierPriceFormulaRepository.priceAdjoint`").quotes(report);
    }
}
