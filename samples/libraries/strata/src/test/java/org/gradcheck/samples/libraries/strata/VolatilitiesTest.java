package org.gradcheck.samples.libraries.strata;

import com.opengamma.strata.basics.value.ValueDerivatives;
import com.opengamma.strata.pricer.impl.option.SabrExtrapolationRightFunction;
import com.opengamma.strata.pricer.impl.volatility.smile.SabrFormulaData;
import com.opengamma.strata.pricer.impl.volatility.smile.SabrHaganNormalVolatilityFormula;
import com.opengamma.strata.pricer.impl.volatility.smile.SabrHaganVolatilityFunctionProvider;
import com.opengamma.strata.pricer.impl.volatility.smile.SsviFormulaData;
import com.opengamma.strata.pricer.impl.volatility.smile.SsviVolatilityFunction;
import com.opengamma.strata.pricer.model.SabrVolatilityFormula;
import com.opengamma.strata.product.common.PutCall;
import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smiles of implied volatilities, and their adjoints. */
class VolatilitiesTest {

    private static final double EXPIRY = 2.5;

    /** In the money, at the money up to rounding, out of the money. */
    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.0499, 0.05, 0.0501, 0.09})
    void sabr(double strike) {
        sabr(SabrHaganVolatilityFunctionProvider.DEFAULT, 0.05, strike, 0.04, 0.5, -0.3, 0.4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.0499, 0.05, 0.0501, 0.09})
    void sabrOfNormalVolatility(double strike) {
        sabr(SabrHaganNormalVolatilityFormula.DEFAULT, 0.05, strike, 0.04, 0.5, -0.3, 0.4);
    }

    /** A correlation is below 1, and the step that a difference takes must stay there. */
    @ParameterizedTest
    @ValueSource(doubles = {0.99, 0.999, 0.9999, -0.999, -0.99999, -0.999999999})
    void sabrNextToTheBoundOfTheCorrelation(double rho) {
        sabr(SabrHaganVolatilityFunctionProvider.DEFAULT, 0.05, 0.06, 0.04, 0.5, rho, 0.4);
    }

    /** The expiry is no parameter of the model; the third derivative is that by alpha. */
    private static void sabr(SabrVolatilityFormula model, double... point) {
        GradientSubject subject = GradientSubject.named("SABR")
                .point(point)
                .cost(x -> model.volatility(x[0], x[1], EXPIRY, x[2], x[3], x[4], x[5]))
                .pair(
                        x -> model.volatilityAdjoint(x[0], x[1], EXPIRY, x[2], x[3], x[4], x[5]),
                        ValueDerivatives::getValue,
                        adjoint -> adjoint.getDerivatives().toArray())
                .declare("x", x -> x.names("forward", "strike", "alpha", "beta", "rho", "nu"));
        GradientChecker.standard().check(subject).assertPassed();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.05, 0.09})
    void ssvi(double strike) {
        SsviVolatilityFunction model = SsviVolatilityFunction.DEFAULT;
        GradientSubject subject = GradientSubject.named("SSVI")
                .point(0.05, strike, 1.5, 0.2, -0.3, 0.7)
                .cost(x -> model.volatility(x[0], x[1], x[2], SsviFormulaData.of(x[3], x[4], x[5])))
                .pair(
                        x -> model.volatilityAdjoint(x[0], x[1], x[2], SsviFormulaData.of(x[3], x[4], x[5])),
                        ValueDerivatives::getValue,
                        adjoint -> adjoint.getDerivatives().toArray())
                .declare("x", x -> x.names("forward", "strike", "expiry", "sigma", "rho", "eta"));
        GradientChecker.standard().check(subject).assertPassed();
    }

    /** The slopes beyond the cut-off are made of differences with a step of 1e-5, and the roots found to 1e-5. */
    @Test
    void extrapolatedPriceToThatAccuracy() {
        GradientSubject subject = GradientSubject.named("extrapolated SABR price")
                .point(0.04, 0.5, -0.3, 0.4)
                .pair(
                        x -> SabrExtrapolationRightFunction.of(0.05, 2, SabrFormulaData.of(x), 0.10, 2.5)
                                .priceAdjointSabr(0.15, PutCall.CALL),
                        ValueDerivatives::getValue,
                        adjoint -> adjoint.getDerivatives().toArray())
                .declare("x", x -> x.names("alpha", "beta", "rho", "nu"));
        GradientChecker.standard().relativeTolerance(1e-3).check(subject).assertPassed();
    }
}
