package org.gradcheck.samples.libraries.comparison;

import static com.opengamma.strata.market.curve.interpolator.CurveExtrapolators.FLAT;

import com.opengamma.strata.collect.array.DoubleArray;
import com.opengamma.strata.market.curve.interpolator.BoundCurveInterpolator;
import com.opengamma.strata.market.curve.interpolator.CurveInterpolator;
import com.opengamma.strata.market.curve.interpolator.CurveInterpolators;
import com.opengamma.strata.pricer.impl.option.BlackBarrierPriceFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.volatility.smile.SabrHaganVolatilityFunctionProvider;
import com.opengamma.strata.pricer.impl.volatility.smile.SsviFormulaData;
import com.opengamma.strata.pricer.impl.volatility.smile.SsviVolatilityFunction;
import com.opengamma.strata.product.option.BarrierType;
import com.opengamma.strata.product.option.KnockType;
import com.opengamma.strata.product.option.SimpleConstantContinuousBarrier;
import java.util.List;

/** Prices, volatilities and curves of Strata. */
final class FinanceCases {

    private static final double[] RATES = {0.011, 0.018, 0.025, 0.031, 0.028};

    private FinanceCases() {}

    static List<Case> all() {
        return List.of(
                Case.right("Black price", FinanceCases::black, FinanceCases::blackAdjoint, 100, 105, 1.5, 0.3),
                Case.right(
                        "Black price, a day before expiry",
                        FinanceCases::black,
                        FinanceCases::blackAdjoint,
                        100,
                        101,
                        1 / 365.0,
                        0.2),
                barrier("Barrier option", 100),
                barrier("Barrier option, close to the barrier", 90.00001),
                sabr("SABR", true, 0.05, 0.03, 0.04, 0.5, -0.3, 0.4),
                sabr("SABR, at the money", true, 0.05, 0.05, 0.04, 0.5, -0.3, 0.4),
                sabr("SABR, correlation 0.9999", true, 0.05, 0.06, 0.04, 0.5, 0.9999, 0.4),
                sabr("SABR, correlation 0.999999", false, 0.05, 0.06, 0.04, 0.5, 0.999999, 0.4),
                sabr("SABR, far out of the money", false, 0.05, 0.5, 1e-8, 0.5, -0.3, 0.4),
                Case.right("SSVI", FinanceCases::ssvi, FinanceCases::ssviAdjoint, 0.05, 0.06, 1.5, 0.2, -0.3, 0.7),
                nodes("Natural cubic spline, nodes", CurveInterpolators.NATURAL_CUBIC_SPLINE),
                nodes("Monotone cubic Hermite, nodes", CurveInterpolators.PCHIP),
                slope("Linear curve, slope between nodes", 1.4),
                slope("Linear curve, slope at a node", 2));
    }

    private static double black(double[] x) {
        return BlackFormulaRepository.price(x[0], x[1], x[2], x[3], true);
    }

    private static double[] blackAdjoint(double[] x) {
        return BlackFormulaRepository.priceAdjoint(x[0], x[1], x[2], x[3], true)
                .getDerivatives()
                .toArray();
    }

    /** By spot, strike, expiry, carry, rate and volatility; the library has another order. */
    private static Case barrier(String name, double spot) {
        BlackBarrierPriceFormulaRepository formula = new BlackBarrierPriceFormulaRepository();
        SimpleConstantContinuousBarrier barrier =
                SimpleConstantContinuousBarrier.of(BarrierType.DOWN, KnockType.KNOCK_OUT, 90);
        return Case.right(
                name,
                x -> formula.price(x[0], x[1], x[2], x[3], x[4], x[5], true, barrier),
                x -> {
                    double[] adjoint = formula.priceAdjoint(x[0], x[1], x[2], x[3], x[4], x[5], true, barrier)
                            .getDerivatives()
                            .toArray();
                    return new double[] {adjoint[0], adjoint[1], adjoint[5], adjoint[3], adjoint[2], adjoint[4]};
                },
                spot,
                95,
                1.2,
                0.02,
                0.05,
                0.3);
    }

    private static Case sabr(String name, boolean isRight, double... point) {
        SabrHaganVolatilityFunctionProvider model = SabrHaganVolatilityFunctionProvider.DEFAULT;
        return new Case(
                name,
                x -> model.volatility(x[0], x[1], 2.5, x[2], x[3], x[4], x[5]),
                x -> model.volatilityAdjoint(x[0], x[1], 2.5, x[2], x[3], x[4], x[5])
                        .getDerivatives()
                        .toArray(),
                isRight,
                point);
    }

    private static double ssvi(double[] x) {
        return SsviVolatilityFunction.DEFAULT.volatility(x[0], x[1], x[2], SsviFormulaData.of(x[3], x[4], x[5]));
    }

    private static double[] ssviAdjoint(double[] x) {
        return SsviVolatilityFunction.DEFAULT
                .volatilityAdjoint(x[0], x[1], x[2], SsviFormulaData.of(x[3], x[4], x[5]))
                .getDerivatives()
                .toArray();
    }

    private static Case nodes(String name, CurveInterpolator interpolator) {
        return Case.right(
                name,
                rates -> curve(interpolator, rates).interpolate(4),
                rates -> curve(interpolator, rates).parameterSensitivity(4).toArray(),
                RATES);
    }

    private static Case slope(String name, double time) {
        BoundCurveInterpolator curve = curve(CurveInterpolators.LINEAR, RATES);
        return Case.right(name, t -> curve.interpolate(t[0]), t -> new double[] {curve.firstDerivative(t[0])}, time);
    }

    private static BoundCurveInterpolator curve(CurveInterpolator interpolator, double[] rates) {
        return interpolator.bind(DoubleArray.of(0.25, 1, 2, 5, 10), DoubleArray.copyOf(rates), FLAT, FLAT);
    }
}
