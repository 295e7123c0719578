package org.gradcheck.samples.libraries.strata;

import static com.opengamma.strata.product.option.BarrierType.DOWN;
import static com.opengamma.strata.product.option.BarrierType.UP;
import static com.opengamma.strata.product.option.KnockType.KNOCK_IN;
import static com.opengamma.strata.product.option.KnockType.KNOCK_OUT;

import com.opengamma.strata.basics.value.ValueDerivatives;
import com.opengamma.strata.pricer.impl.option.BlackBarrierPriceFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackOneTouchAssetPriceFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackOneTouchCashPriceFormulaRepository;
import com.opengamma.strata.pricer.impl.option.NormalFormulaRepository;
import com.opengamma.strata.product.common.PutCall;
import com.opengamma.strata.product.option.BarrierType;
import com.opengamma.strata.product.option.KnockType;
import com.opengamma.strata.product.option.SimpleConstantContinuousBarrier;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices of options, and their adjoints. */
class OptionPricesTest {

    @GradientCheck
    void black(RandomGenerator random, GradientSubject subject) {
        boolean isCall = random.nextBoolean();
        subject.point(around(random, 100, 105, 1.5, 0.3))
                .cost(x -> BlackFormulaRepository.price(x[0], x[1], x[2], x[3], isCall))
                .pair(
                        x -> BlackFormulaRepository.priceAdjoint(x[0], x[1], x[2], x[3], isCall),
                        ValueDerivatives::getValue,
                        adjoint -> adjoint.getDerivatives().toArray())
                .declare("x", x -> x.names("forward", "strike", "expiry", "volatility"));
    }

    /** There is no derivative by the expiry, and that by the strike comes last. */
    @GradientCheck
    void normal(RandomGenerator random, GradientSubject subject) {
        PutCall side = random.nextBoolean() ? PutCall.CALL : PutCall.PUT;
        subject.point(around(random, 1.1, 1.2, 0.4))
                .pair(
                        x -> NormalFormulaRepository.priceAdjoint(x[0], x[1], 1.5, x[2], 1, side),
                        ValueDerivatives::getValue,
                        adjoint -> adjoint.getDerivatives().toArray())
                .declare("x", x -> x.names("forward", "strike", "volatility").gradientOrder(0, 2, 1));
    }

    /** The arguments are spot, strike, expiry, carry, rate, volatility; the derivatives come in another order. */
    @ParameterizedTest
    @CsvSource({
        "DOWN, KNOCK_IN, 90, 95, true",
        "DOWN, KNOCK_IN, 90, 80, false",
        "DOWN, KNOCK_OUT, 90, 95, false",
        "DOWN, KNOCK_OUT, 90, 80, true",
        "UP, KNOCK_IN, 120, 125, true",
        "UP, KNOCK_IN, 120, 110, false",
        "UP, KNOCK_OUT, 120, 110, true",
        "UP, KNOCK_OUT, 120, 125, false"
    })
    void barrier(BarrierType type, KnockType knock, double level, double strike, boolean isCall) {
        BlackBarrierPriceFormulaRepository formula = new BlackBarrierPriceFormulaRepository();
        SimpleConstantContinuousBarrier barrier = SimpleConstantContinuousBarrier.of(type, knock, level);
        GradientSubject subject = GradientSubject.named("barrier option")
                .point(100, strike, 1.2, 0.02, 0.05, 0.3)
                .cost(x -> formula.price(x[0], x[1], x[2], x[3], x[4], x[5], isCall, barrier))
                .pair(
                        x -> formula.priceAdjoint(x[0], x[1], x[2], x[3], x[4], x[5], isCall, barrier),
                        ValueDerivatives::getValue,
                        adjoint -> adjoint.getDerivatives().subArray(0, 6).toArray())
                .declare(
                        "x",
                        x -> x.names("spot", "strike", "expiry", "carry", "rate", "volatility")
                                .gradientOrder(0, 1, 4, 3, 5, 2));
        GradientChecker.standard().check(subject).assertPassed();
    }

    @GradientCheck
    void oneTouchCash(RandomGenerator random, GradientSubject subject) {
        BlackOneTouchCashPriceFormulaRepository formula = new BlackOneTouchCashPriceFormulaRepository();
        SimpleConstantContinuousBarrier barrier = anyBarrier(random);
        oneTouch(subject, random)
                .cost(x -> formula.price(x[0], x[1], x[2], x[3], x[4], barrier))
                .pair(
                        x -> formula.priceAdjoint(x[0], x[1], x[2], x[3], x[4], barrier),
                        ValueDerivatives::getValue,
                        adjoint -> adjoint.getDerivatives().subArray(0, 5).toArray());
    }

    @GradientCheck
    void oneTouchAsset(RandomGenerator random, GradientSubject subject) {
        BlackOneTouchAssetPriceFormulaRepository formula = new BlackOneTouchAssetPriceFormulaRepository();
        SimpleConstantContinuousBarrier barrier = anyBarrier(random);
        oneTouch(subject, random)
                .cost(x -> formula.price(x[0], x[1], x[2], x[3], x[4], barrier))
                .pair(
                        x -> formula.priceAdjoint(x[0], x[1], x[2], x[3], x[4], barrier),
                        ValueDerivatives::getValue,
                        adjoint -> adjoint.getDerivatives().subArray(0, 5).toArray());
    }

    private static GradientSubject oneTouch(GradientSubject subject, RandomGenerator random) {
        return subject.point(around(random, 1.4, 0.8, 0.02, 0.05, 0.3))
                .declare(
                        "x",
                        x -> x.names("spot", "expiry", "carry", "rate", "volatility")
                                .gradientOrder(0, 3, 2, 4, 1));
    }

    private static SimpleConstantContinuousBarrier anyBarrier(RandomGenerator random) {
        boolean isDown = random.nextBoolean();
        return SimpleConstantContinuousBarrier.of(
                isDown ? DOWN : UP, random.nextBoolean() ? KNOCK_IN : KNOCK_OUT, isDown ? 1.2 : 1.6);
    }

    private static double[] around(RandomGenerator random, double... typical) {
        double[] x = typical.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] *= 0.95 + 0.1 * random.nextDouble();
        }
        return x;
    }
}
