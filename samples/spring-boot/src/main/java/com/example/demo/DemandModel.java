package com.example.demo;

import org.springframework.stereotype.Service;

/** Demand as a function of the price, {@code exp(a + b * price)}, fitted to the sales of four weeks. */
@Service
public class DemandModel {

    private final double[] prices = {1.0, 1.5, 2.0, 3.0};
    private final double[] sales = {20, 13, 9, 4};

    /** Returns the negative logarithm of the likelihood of the sales (Poisson), without its constant. */
    public double cost(double[] w) {
        double sum = 0;
        for (int i = 0; i < prices.length; i++) {
            double logarithm = w[0] + w[1] * prices[i];
            sum += Math.exp(logarithm) - sales[i] * logarithm;
        }
        return sum;
    }

    /** Returns the gradient of the cost. */
    public double[] gradient(double[] w) {
        double[] gradient = new double[2];
        for (int i = 0; i < prices.length; i++) {
            double error = Math.exp(w[0] + w[1] * prices[i]) - sales[i];
            gradient[0] += error;
            gradient[1] += error * prices[i];
        }
        return gradient;
    }
}
